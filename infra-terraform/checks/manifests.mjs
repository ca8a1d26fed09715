// Manifests that modules render as outputs called …_manifest, checked against the schemas of their kinds.

import * as nodeClasses from '@kubernetes-models/karpenter/karpenter.k8s.aws/v1';
import * as nodePools from '@kubernetes-models/karpenter/karpenter.sh/v1';
import { loadAll } from 'js-yaml';

const kinds = {
  'karpenter.k8s.aws/v1': nodeClasses,
  'karpenter.sh/v1': nodePools,
};

/** What is wrong with the manifests among the outputs of a state. */
export function manifestFailures({ outputs = {} }) {
  return Object.entries(outputs)
    .filter(([name]) => name.endsWith('_manifest'))
    .flatMap(([name, { value }]) => loadAll(value).flatMap((manifest) => failuresOf(manifest).map((failure) => `manifest ${name}: ${failure}`)));
}

function failuresOf(manifest) {
  const label = `${manifest?.kind} ${manifest?.metadata?.name}`;
  const Kind = kinds[manifest?.apiVersion]?.[manifest?.kind];
  if (!Kind) return [`${label} has the unknown type ${manifest?.apiVersion}`];
  const read = new Set();
  try {
    Kind.prototype.validate.call(watched(manifest, '', read));
  } catch (error) {
    return [`${label}: ${error.message}`];
  }
  return [...paths(manifest, '')].filter((path) => !read.has(path)).map((path) => `${label} has the unknown field ${path.slice(1)}`);
}

// The schemas let unknown fields pass, as Kubernetes drops them in silence. What no validator has read is one.
function watched(value, path, read) {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return Reflect.get(target, key);
      read.add(`${path}.${key}`);
      return watched(target[key], `${path}.${key}`, read);
    },
  });
}

function* paths(value, path) {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield `${path}.${key}`;
    yield* paths(inner, `${path}.${key}`);
  }
}

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
  try {
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${label}: ${error.message}`];
  }
}

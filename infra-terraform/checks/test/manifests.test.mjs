import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestFailures } from '../manifests.mjs';

const pool = (spec) => ({
  outputs: {
    node_pools_manifest: {
      value: JSON.stringify({
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodePool',
        metadata: { name: 'inference', labels: { team: 'cs' } },
        spec: {
          template: {
            spec: {
              nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'inference' },
              requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }],
              ...spec,
            },
          },
        },
      }),
    },
    node_role_name: { value: 'no manifest' },
  },
});

test('accepts what Karpenter knows', () => {
  assert.deepEqual(manifestFailures(pool({ expireAfter: '336h' })), []);
});

test('finds a misspelt field, which Kubernetes would drop in silence', () => {
  assert.deepEqual(manifestFailures(pool({ expiresAfter: '336h' })), [
    'manifest node_pools_manifest: NodePool inference has the unknown field spec.template.spec.expiresAfter',
  ]);
});

test('finds a wrong type', () => {
  assert.match(manifestFailures(pool({ expireAfter: 336 }))[0], /NodePool inference: .*expireAfter/s);
});

test('finds a missing field', () => {
  assert.match(manifestFailures(pool({ nodeClassRef: undefined }))[0], /nodeClassRef/);
});

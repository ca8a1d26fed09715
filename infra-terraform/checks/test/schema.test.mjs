import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaOf, withComputedOf } from '../provider/schema.mjs';
import { newest, oldest, schemaOfVersion } from '../provider/cache.mjs';

const attribute = (block, name) => block.attributes.find((candidate) => candidate.name === name);
const nested = (block, name) => block.block_types.find((candidate) => candidate.type_name === name);

for (const version of [oldest, newest]) {
  const { resource_schemas: resources, data_source_schemas: data, provider } = schemaOfVersion(version);
  const { block: cluster } = resources.aws_eks_cluster;

  test(`${version.provider}: attributes have their types and rules`, () => {
    assert.deepEqual(attribute(cluster, 'name'), { name: 'name', type: 'string', required: true, optional: false, computed: false });
    assert.deepEqual(attribute(cluster, 'arn'), { name: 'arn', type: 'string', required: false, optional: false, computed: true });
    assert.deepEqual(attribute(cluster, 'id'), { name: 'id', type: 'string', required: false, optional: true, computed: true });
    assert.deepEqual(attribute(cluster, 'enabled_cluster_log_types').type, ['set', 'string']);
    assert.deepEqual(attribute(cluster, 'tags').type, ['map', 'string']);
  });

  test(`${version.provider}: what only the provider sets is an attribute, with all that is in it`, () => {
    assert.deepEqual(attribute(cluster, 'identity').type, ['list', ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }]]);
  });

  test(`${version.provider}: blocks know how often they may be written`, () => {
    const { nesting, min_items: least, max_items: most } = nested(cluster, 'vpc_config');
    assert.deepEqual({ nesting, least, most }, { nesting: 'LIST', least: 1, most: 1 });
    assert.equal(nested(cluster, 'timeouts').nesting, 'SINGLE');
    assert.equal(nested(resources.aws_s3_bucket_lifecycle_configuration.block, 'rule').max_items, 0);
  });

  test(`${version.provider}: rules of a security group can be written as attributes too`, () => {
    const [kind, [, rule]] = attribute(resources.aws_security_group.block, 'ingress').type;
    assert.equal(kind, 'set');
    assert.equal(rule.from_port, 'number');
  });

  test(`${version.provider}: a web ACL's rules may hold rules`, () => {
    const statement = nested(nested(resources.aws_wafv2_web_acl.block, 'rule').block, 'statement').block;
    assert.ok(nested(nested(statement, 'not_statement').block, 'statement'));
  });

  test(`${version.provider}: data sources and the provider are there`, () => {
    assert.ok(attribute(data.aws_caller_identity.block, 'account_id').computed);
    assert.equal(nested(provider.block, 'default_tags').nesting, 'LIST');
  });

  test(`${version.provider}: nothing is left untold`, () => {
    for (const [type, { block }] of Object.entries(resources)) assertComplete(block, type);
  });
}

function assertComplete(block, path) {
  for (const { name, type, required, optional, computed } of block.attributes) {
    assert.ok(type, `${path}.${name} has no type`);
    assert.ok([required, optional, computed].every((rule) => typeof rule === 'boolean'), `${path}.${name} has no rules`);
    assert.ok(required || optional || computed, `${path}.${name} can neither be set nor read`);
  }
  for (const { type_name: name, block: inner } of block.block_types) assertComplete(inner, `${path}.${name}`);
}

test('a package that does not tell what is computed is completed from one that does', () => {
  const queue = (computed) => ({
    provider: { block: { attributes: [], block_types: [] } },
    resource_schemas: {
      aws_sqs_queue: { block: { attributes: [{ name: 'policy', type: 'string', required: false, optional: true, computed }], block_types: [] } },
      aws_wafv2_web_acl: { block: { attributes: [], block_types: [{ type_name: 'rule', block: { attributes: [], block_types: [] } }] } },
      aws_wafv2_rule_group: { block: { attributes: [], block_types: [{ type_name: 'rule', block: { attributes: [], block_types: [] } }] } },
      aws_wafv2_web_acl_rule: { block: { attributes: [], block_types: [{ type_name: 'statement', block: { attributes: [], block_types: [] } }] } },
    },
    data_source_schemas: {},
  });
  const completed = withComputedOf(queue(undefined), queue(true));
  assert.equal(attribute(completed.resource_schemas.aws_sqs_queue.block, 'policy').computed, true);
});

test('what is no resource gives no schema', () => {
  assert.deepEqual(schemaOf(['exports.nothing = 1;']), { provider: undefined, resource_schemas: {}, data_source_schemas: {} });
});

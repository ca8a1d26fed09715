import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutationsOf, survival, unprovenAssertions } from '../mutations.mjs';
import { newest, schemaOfVersion } from '../provider/cache.mjs';

const harmless = {
  path: 'modules/network',
  fails: ['private names of endpoints must resolve'],
  file: 'modules/network/vpc.tf',
  find: 'tags = { Name = "${var.name}-default-unused" }',
  replace: 'tags = { Name = "${var.name}-unused" }',
};

test('tells of a mutation that nothing objects to', async () => {
  assert.match(await survival(harmless, schemaOfVersion(newest)), /survived «private names of endpoints must resolve»; failures: none/);
});

test('tells of a mutation whose text is not there', async () => {
  const lost = { ...harmless, find: 'enable_dns_host_names' };
  assert.match(await survival(lost, schemaOfVersion(newest)), /the text to find is there 0 times, not once/);
});

test('tells of a mutation that breaks something else', async () => {
  const other = { ...harmless, find: 'enable_dns_support   = true', replace: 'enable_dns_suport   = true' };
  assert.match(await survival(other, schemaOfVersion(newest)), /survived .*Unsupported argument/s);
});

test('tells of assertions without a mutation', async () => {
  const mutations = await mutationsOf(['modules/network']);
  assert.deepEqual(unprovenAssertions('modules/network', mutations), []);
  assert.match(
    unprovenAssertions('modules/network', mutations.filter(({ fails }) => !fails.includes('flow logs must expire')))[0],
    /no mutation in checks\/mutations\/network\.mjs proves the assertion «flow logs must expire»/,
  );
});

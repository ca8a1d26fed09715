// All checks of infra-terraform that need no cloud: `node run.mjs [--no-mutations] [module or environment …]`.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { declarationFailures } from './declarations.mjs';
import { failuresOf, inCopy, paths, root } from './modules.mjs';
import { disagreements } from './names.mjs';
import { mutationsOf, survival, unprovenAssertions } from './mutations.mjs';
import { policies } from './policies/policies.mjs';
import { newest, schemaOfVersion, versions } from './provider/cache.mjs';
import { run } from './terraform.mjs';

// terraform keeps one core busy.
const PARALLEL = 2;

const { values: options, positionals: names } = parseArgs({ allowPositionals: true, options: { 'no-mutations': { type: 'boolean' } } });
const chosen = paths(names);
const mutations = await mutationsOf(chosen);
const schemas = new Map(versions.map((version) => [version.provider, schemaOfVersion(version)]));

const checks = [
  { label: 'names and times are those of the code', run: async () => disagreements() },
  {
    label: 'terraform fmt',
    run: async () => {
      const { code, output } = await run(['fmt', '-check', '-recursive', '-diff'], root);
      return code === 0 ? [] : [`not formatted, run \`terraform fmt -recursive\`: ${output}`];
    },
  },
  ...chosen.map((path) => ({ label: `${path}: declarations`, run: async () => declarationFailures(join(root, path)) })),
  ...versions.flatMap(({ provider }) => chosen.map((path) => ({
    label: `${path} with hashicorp/aws ${provider}`,
    run: () => inCopy((tree) => failuresOf(path, tree, schemas.get(provider))),
  }))),
];
const proofs = [
  ...chosen.map((path) => ({
    label: `${path}: assertions are proved`,
    run: async () => unprovenAssertions(path, mutations.filter((mutation) => mutation.path === path)),
  })),
  ...(names.length === 0 ? [{ label: 'policies are proved', run: async () => unprovenPolicies() }] : []),
  ...mutations.map((mutation) => ({
    label: `${mutation.path}: fails when broken: ${mutation.fails.join('; ')}`,
    run: async () => [await survival(mutation, schemas.get(newest.provider))].filter(Boolean),
  })),
];

function unprovenPolicies() {
  return policies
    .filter(({ name }) => !mutations.some(({ fails }) => fails.some((text) => text.startsWith(`policy ${name}`))))
    .map(({ name }) => `no mutation proves the policy «${name}»`);
}

let passed = 0, failed = 0;

async function inParallel(checks) {
  const waiting = [...checks];
  await Promise.all(Array.from({ length: PARALLEL }, async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const failures = await check.run();
      console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${check.label}`);
      for (const failure of failures) console.log(`       ${failure.trim().replaceAll('\n', '\n       ')}`);
      if (failures.length === 0) passed += 1;
      else failed += 1;
    }
  }));
}

await inParallel(checks);
// What fails without being broken proves nothing when broken.
if (failed === 0 && !options['no-mutations']) await inParallel(proofs);
else console.log(`mutations were not run${failed > 0 ? ', as there are failures without them' : ''}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

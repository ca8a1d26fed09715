// What no plan shows: backends and providers of the environments, and that their sizes alone differ.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const environments = ['dev', 'staging', 'prod'];
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const block = (text, opening) => text.match(new RegExp(`^ *${opening} \\{\\n[^]*?^ *\\}\\n`, 'm'))?.[0] ?? assert.fail(`no ${opening}`);

for (const name of ['variables.tf', 'outputs.tf']) {
  test(`dev, staging and prod have the same ${name}`, () => {
    for (const environment of environments) assert.equal(read(`environments/${environment}/${name}`), read(`environments/dev/${name}`), environment);
  });
}

for (const environment of environments) {
  test(`${environment} keeps its state encrypted, locked and to itself`, () => {
    const backend = block(read(`environments/${environment}/versions.tf`), 'backend "s3"');
    assert.match(backend, new RegExp(`key += "${environment}\\.tfstate"`));
    assert.match(backend, /encrypt += true/);
    assert.match(backend, /use_lockfile += true/);
    assert.doesNotMatch(backend, /bucket|region|account/, 'nothing of a university is hard-coded');
  });

  test(`${environment} works in its own account alone and marks what it makes as the teardown looks for it`, () => {
    const provider = read(`environments/${environment}/versions.tf`).match(/^provider "aws" \{\n[^]*?^\}\n/m)[0];
    assert.match(provider, /allowed_account_ids = \[var\.account_id\]/);
    assert.match(provider, /Project += var\.name\n/);
    assert.match(provider, new RegExp(`Environment = "${environment}"`));
    const teardown = read('scripts/teardown');
    for (const key of ['Project', 'Environment']) assert.ok(teardown.includes(`Key=${key},`), key);
  });

  test(`${environment} takes every setting of its example, and the example has all that it needs`, () => {
    const declared = [...read(`environments/${environment}/variables.tf`).matchAll(/^variable "(\w+)" \{\n([^]*?)^\}/gm)];
    const given = [...read(`environments/${environment}/terraform.tfvars.example`).matchAll(/^(\w+) +=/gm)].map(([, name]) => name);
    const needed = declared.filter(([, , body]) => !/^ {2}default +=/m.test(body)).map(([, name]) => name);
    assert.deepEqual(given.filter((name) => !declared.some(([, other]) => other === name)), []);
    assert.deepEqual(needed.filter((name) => !given.includes(name)), []);
  });

  test(`${environment} has the sizes that its costs are counted with`, () => {
    const counts = Object.fromEntries(read('../cost/src/main/resources/dev/codementor/cost/setups.csv').split('\n').map((line) => line.split(','))
      .filter(([setup]) => setup === environment).map(([, item, count]) => [item, Number(count)]));
    const main = read(`environments/${environment}/main.tf`);
    const [, ledger] = main.match(/instance_class += "(db\.[\w.]+)"/);
    assert.equal(counts[`rds.${ledger}`], /multi_az += true/.test(main) ? 2 : 1, ledger);
    const [, controllers] = main.match(/instance_types = \["([\w.]+)"/);
    assert.equal(counts[`ec2.${controllers}`], Number(main.match(/^ {4}min += (\d+)/m)[1]), controllers);
    assert.equal(counts['nat.gateway'], /nat += "per-zone"/.test(main) ? Number(main.match(/worker_zones += (\d)/)[1]) : 1);
    assert.equal(counts['waf.acl'] ?? 0, /waf_enabled += true/.test(main) ? 1 : 0);
  });
}

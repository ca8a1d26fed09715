import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Account, SETTINGS, changes } from '../fakes/account.mjs';

const verbs = (calls) => changes(calls).map((call) => call.replace(/-chdir=\S*\//, '').split(' ').slice(0, 3).join(' '));

const everything = ['terraform bootstrap apply', 'terraform bootstrap init', 'terraform dev apply', 'helm upgrade --install', 'kubectl apply --server-side'];

test('brings an empty account to running applications, in order', async (t) => {
  const account = new Account(t);
  const run = await account.run('deploy', 'dev', '--yes');
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(verbs(run.calls), everything);
  assert.equal(account.world.applied, 'root_application of dev\n');
  assert.equal(readFileSync(join(account.ground, '.work/dev/argocd-values.yaml'), 'utf8'), 'argocd_values of dev\n');
  assert.deepEqual(account.world.states, { bootstrap: ['bucket'], dev: ['network', 'cluster'] });
  assert.match(run.stdout, /Done in \d+ s/);
});

test('does nothing to the ground a second time', async (t) => {
  const account = new Account(t);
  await account.run('deploy', 'dev', '--yes');
  const again = await account.run('deploy', 'dev', '--yes');
  assert.equal(again.status, 0, again.stderr);
  assert.deepEqual(verbs(again.calls), ['helm upgrade --install', 'kubectl apply --server-side']);
  assert.match(again.stdout, /nothing to change/);
});

test('changes nothing in a dry run, of an empty account and of a full one', async (t) => {
  const account = new Account(t);
  const empty = await account.run('deploy', 'dev', '--dry-run');
  assert.equal(empty.status, 0, empty.stderr);
  assert.deepEqual(changes(empty.calls), []);
  assert.match(empty.stdout, /would run: terraform \S+bootstrap apply/);
  await account.run('deploy', 'dev', '--yes');
  account.world.wanted.push('ledger');
  const full = await account.run('deploy', 'dev', '--dry-run');
  assert.equal(full.status, 0, full.stderr);
  assert.deepEqual(changes(full.calls), []);
  assert.match(full.stdout, /plan of dev[^]*would run: terraform \S+dev apply[^]*would run: helm upgrade[^]*nothing has changed/);
});

for (const [where, call] of Object.entries({
  'making the bucket': 'bootstrap apply',
  'moving its state': '-migrate-state',
  'the plan': 'dev plan',
  'the look at the plan': 'dev show',
  'the apply': 'dev apply',
  'Argo CD': 'helm upgrade',
  'the applications': 'kubectl apply',
  'the wait': 'kubectl wait',
})) {
  test(`goes on where it stopped: ${where}`, async (t) => {
    const account = new Account(t, { failures: [{ call, times: 1 }] });
    const stopped = await account.run('deploy', 'dev', '--yes');
    assert.equal(stopped.status, 1);
    assert.match(stopped.stderr, /deploy stopped at ".+" \(exit 1\)\. What was done stays done; the same command goes on from there\./);
    const resumed = await account.run('deploy', 'dev', '--yes');
    assert.equal(resumed.status, 0, resumed.stderr);
    assert.deepEqual(account.world.states, { bootstrap: ['bucket'], dev: ['network', 'cluster'] });
    assert.equal(account.world.applied, 'root_application of dev\n');
    assert.equal(existsSync(join(account.ground, 'environments/bootstrap/terraform.tfstate')), false);
  });
}

test('stops before it destroys anything, and goes on when told to', async (t) => {
  const account = new Account(t);
  await account.run('deploy', 'dev', '--yes');
  account.world.wanted = ['cluster'];
  const refused = await account.run('deploy', 'dev', '--yes');
  assert.equal(refused.status, 64);
  assert.match(refused.stdout, /# network will be destroyed/);
  assert.match(refused.stderr, /--allow-destroy goes on/);
  assert.deepEqual(changes(refused.calls), []);
  const allowed = await account.run('deploy', 'dev', '--yes', '--allow-destroy');
  assert.equal(allowed.status, 0, allowed.stderr);
  assert.deepEqual(account.world.states.dev, ['cluster']);
});

test('leaves the cluster empty with --ground-only', async (t) => {
  const run = await new Account(t).run('deploy', 'dev', '--yes', '--ground-only');
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(verbs(run.calls), everything.slice(0, 3));
});

test('waits as long as it is told', async (t) => {
  const account = new Account(t);
  assert.match((await account.run('deploy', 'dev', '--yes', '--wait', '60')).calls.join('\n'), /kubectl wait .*Healthy --timeout=60s/);
  assert.doesNotMatch((await account.run('deploy', 'dev', '--yes', '--wait', '0')).calls.join('\n'), /kubectl wait/);
});

test('waits for nothing where a person syncs', async (t) => {
  const run = await new Account(t, { automated: false }).run('deploy', 'dev', '--yes');
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.calls.join('\n'), /kubectl wait/);
  assert.match(run.stdout, /a person syncs here: argocd app sync codementor-dev/);
});

test('installs nothing when it cannot learn what', async (t) => {
  for (const output of ['argocd_chart_repository', 'argocd_chart_version', 'argocd_values', 'root_application', 'argocd_automated']) {
    const run = await new Account(t, { failures: [{ call: `output -raw ${output}`, times: 1 }] }).run('deploy', 'dev', '--yes');
    assert.equal(run.status, 1, output);
    assert.equal(run.stderr.match(/deploy stopped at/g).length, 1);
    assert.doesNotMatch(run.calls.at(-1), /helm|kubectl/);
  }
});

test('locks in a table too where the settings say so', async (t) => {
  const account = new Account(t, { settings: `${SETTINGS}state_lock_table = true\n` });
  const calls = (await account.run('deploy', 'dev', '--yes')).calls.join('\n');
  assert.match(calls, /bootstrap apply .*-var=lock_table=true/);
  assert.match(calls, /dev init .*-backend-config=dynamodb_table=codementor-terraform-123456789012-eu-central-1/);
});

test('keeps credentials of the cluster out of the home directory', async (t) => {
  const account = new Account(t);
  await account.run('deploy', 'dev', '--yes');
  assert.ok(existsSync(join(account.ground, '.work/dev/kubeconfig')));
  assert.ok(!existsSync(join(account.ground, '.kube')));
});

const refusals = {
  'another account': [{ account: '999999999999' }, ['dev', '--yes'], /signed in to account 999999999999, but \S+terraform\.tfvars says account_id = 123456789012/],
  'missing settings': [{ settings: '' }, ['dev'], /terraform\.tfvars is missing: copy terraform\.tfvars\.example/],
  'settings without a region': [{ settings: 'account_id = "123456789012"\n' }, ['dev'], /terraform\.tfvars: region is missing/],
  'an unknown environment': [{}, ['test'], /no environment test; there are dev, staging and prod/],
  'an unknown option': [{}, ['dev', '--force'], /no option --force/],
  'a wait that is no number': [{}, ['dev', '--wait', 'long'], /--wait must be 0 to 7200 seconds: long/],
  'a wait that is too long': [{}, ['dev', '--wait', '7201'], /--wait must be 0 to 7200/],
  'to go on with nobody to ask': [{}, ['dev'], /nobody to ask here: --yes answers it/],
  'an old terraform': [{ versions: { aws: '2.31.0', terraform: '1.9.8', helm: '3.19.0', kubectl: '1.35.1' } }, ['dev'], /terraform is 1\.9\.8; 1\.11 or later is needed/],
  'an old aws': [{ versions: { aws: '1.40.0', terraform: '1.11.4', helm: '3.19.0', kubectl: '1.35.1' } }, ['dev'], /aws is 1\.40\.0/],
};

for (const [what, [world, args, message]] of Object.entries(refusals)) {
  test(`refuses ${what}`, async (t) => {
    const run = await new Account(t, world).run('deploy', ...args);
    assert.equal(run.status, 64, run.stdout + run.stderr);
    assert.match(run.stderr, message);
    assert.deepEqual(changes(run.calls), []);
    assert.doesNotMatch(run.stderr, /goes on from there/);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Account, changes } from '../fakes/account.mjs';

/** An account where everything runs that controllers make things for. */
async function running(t, world = {}) {
  const account = new Account(t, {
    definitions: ['scaledobjects.keda.sh', 'targetgroupbindings.elbv2.k8s.aws', 'prometheuses.monitoring.coreos.com', 'nodepools.karpenter.sh'],
    services: ['codementor notifier'],
    claims: ['monitoring', 'monitoring'],
    ...world,
  });
  const run = await account.run('deploy', world.environment ?? 'dev', '--yes');
  assert.equal(run.status, 0, run.stderr);
  return account;
}

test('takes away what controllers made while they still run, and then the ground', async (t) => {
  const account = await running(t);
  const run = await account.run('teardown', 'dev', '--yes');
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const what = changes(run.calls).map((call) => call.replace(/-chdir=\S*\//, '').replace(/ --.*/, ''));
  assert.deepEqual(what, [
    'kubectl scale',
    'kubectl delete scaledobjects.keda.sh',
    'kubectl delete ingress',
    'kubectl delete targetgroupbindings.elbv2.k8s.aws',
    'kubectl delete service notifier',
    'kubectl delete prometheuses.monitoring.coreos.com,alertmanagers.monitoring.coreos.com',
    'kubectl scale',
    'kubectl delete persistentvolumeclaims',
    'kubectl delete nodepools.karpenter.sh',
    'kubectl delete nodeclaims.karpenter.sh',
    'terraform dev apply -input=false -no-color ' + run.calls.find((call) => / apply /.test(call)).split(' ').at(-1),
  ]);
  assert.match(changes(run.calls)[0], /--namespace argocd/);
  assert.deepEqual(account.world.states.dev, []);
  assert.match(run.stdout, /nothing of dev; the bucket of the states is there/);
});

test('has nothing to do a second time', async (t) => {
  const account = await running(t);
  await account.run('teardown', 'dev', '--yes');
  const again = await account.run('teardown', 'dev', '--yes');
  assert.equal(again.status, 0, again.stderr);
  assert.deepEqual(changes(again.calls), []);
});

test('has nothing to do in an empty account', async (t) => {
  const run = await new Account(t).run('teardown', 'dev', '--yes', '--with-state');
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(changes(run.calls), []);
  assert.match(run.stdout, /nothing of dev$/m);
});

test('asks for no kind that the cluster does not know', async (t) => {
  const account = await running(t, { definitions: [], services: [], claims: [] });
  const run = await account.run('teardown', 'dev', '--yes');
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.calls.join('\n'), /karpenter|keda|targetgroup|monitoring/);
});

test('changes nothing in a dry run, and lists what is there', async (t) => {
  const account = await running(t);
  account.world.remains.tagged = ['arn:aws:rds:eu-central-1:123456789012:db:codementor-dev'];
  const run = await account.run('teardown', 'dev', '--dry-run', '--with-state');
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(changes(run.calls), []);
  assert.match(run.stdout, /would run: kubectl delete nodepools[^]*plan of dev[^]*tagged arn:aws:rds/);
});

for (const [where, call] of Object.entries({
  'emptying the cluster': 'delete nodepools',
  'the plan': 'plan -destroy',
  'the apply': 'dev apply',
  'the state leaves its bucket': '-migrate-state',
  'the bucket': 'bootstrap destroy',
})) {
  test(`goes on where it stopped: ${where}`, async (t) => {
    const account = await running(t);
    account.world.failures = [{ call, times: 1 }];
    const stopped = await account.run('teardown', 'dev', '--yes', '--with-state');
    assert.equal(stopped.status, 1, stopped.stdout + stopped.stderr);
    assert.match(stopped.stderr, /teardown stopped at ".+"/);
    const resumed = await account.run('teardown', 'dev', '--yes', '--with-state');
    assert.equal(resumed.status, 0, resumed.stdout + resumed.stderr);
    assert.deepEqual(account.world.buckets, []);
    assert.deepEqual(account.world.states, {});
  });
}

test('does not touch what is protected', async (t) => {
  const account = await running(t, { environment: 'prod', protected: true });
  const run = await account.run('teardown', 'prod', '--yes');
  assert.equal(run.status, 64);
  assert.match(run.stderr, /prod is protected\. Set deletion_protection = false in \S+ and run deploy prod/);
  assert.deepEqual(changes(run.calls), []);
});

test('asks before it destroys', async (t) => {
  const run = await (await running(t)).run('teardown', 'dev');
  assert.equal(run.status, 64);
  assert.match(run.stderr, /Everything of dev in account 123456789012 will be destroyed.*nobody to ask/);
  assert.deepEqual(changes(run.calls), []);
});

test('keeps the states while another environment has something in them', async (t) => {
  const account = await running(t);
  account.world.states.staging = ['aws_vpc'];
  const run = await account.run('teardown', 'dev', '--yes', '--with-state');
  assert.equal(run.status, 64);
  assert.match(run.stderr, /staging\.tfstate still has things in it/);
  assert.doesNotMatch(run.calls.join('\n'), /bootstrap/);
});

test('takes the states away when the other environments are empty', async (t) => {
  const account = await running(t);
  account.world.states.staging = [];
  const run = await account.run('teardown', 'dev', '--yes', '--with-state');
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.deepEqual(account.world.buckets, []);
  assert.match(run.stdout, /nothing of dev$/m);
});

test('lists what remains and ends with 3', async (t) => {
  const account = await running(t);
    account.world.remains.volumes = ['vol-1'];
  account.world.remains.afterDestroy = ['arn:aws:kms:eu-central-1:123456789012:key/gone', 'arn:aws:kms:eu-central-1:123456789012:key/kept'];
  account.world.keys = { 'arn:aws:kms:eu-central-1:123456789012:key/gone': 'PendingDeletion' };
  const run = await account.run('teardown', 'dev', '--yes');
  assert.equal(run.status, 3, run.stderr);
  assert.match(run.stdout, /waits for its deletion, free of charge: \S+key\/gone/);
  assert.match(run.stdout, /^volume vol-1$/m);
  assert.match(run.stdout, /^key \S+key\/kept$/m);
  const only = await account.run('teardown', 'dev', '--remains');
  assert.equal(only.status, 3);
  assert.deepEqual(changes(only.calls), []);
});

test('never takes a failed question for the answer that nothing is left', async (t) => {
  const account = new Account(t);
  for (const call of ['get-resources --tag-filters', 'describe-instances', 'describe-volumes', 'describe-network-interfaces', 'get-resources --resource-type-filters', 'describe-log-groups', 'describe-db-snapshots', 'describe-db-instance-automated-backups', 'starts_with(Name']) {
    account.world.failures = [{ call, times: 1 }];
    const run = await account.run('teardown', 'dev', '--remains');
    assert.equal(run.status, 1, `${call}: ${run.stdout}`);
    assert.doesNotMatch(run.stdout, /nothing of dev/);
  }
});

test('never takes a failed question for the answer that there is no cluster', async (t) => {
  const account = await running(t);
  for (const call of ['list-clusters', 'list-buckets', 'get customresourcedefinitions', 'get services', 'get persistentvolumeclaims', 'output -json']) {
    account.world.failures = [{ call, times: 1 }];
    const run = await account.run('teardown', 'dev', '--yes');
    assert.equal(run.status, 1, call);
    assert.doesNotMatch(run.calls.join('\n'), /dev apply/);
  }
});

test('never takes a failed question for the answer that no other environment is there', async (t) => {
  const account = await running(t);
  for (const call of ['list-objects-v2', 's3 cp']) {
        account.world.states.staging = ['aws_vpc'];
    account.world.failures = [{ call, times: 1 }];
    const run = await account.run('teardown', 'dev', '--yes', '--with-state');
    assert.equal(run.status, 1, run.stdout + run.stderr);
    assert.doesNotMatch(run.calls.join('\n'), /bootstrap (apply|destroy)/);
  }
});

// What the fakes of aws, terraform, helm and kubectl answer, out of a small account. A call that nobody expected has no answer, so that
// a misspelled command fails its test.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The answer of a tool as a text, or as { code, text }; undefined if nobody expected the call. */
export function answer(world, tool, args, kubeconfig) {
  return { aws, terraform, helm, kubectl }[tool](world, args, args.join(' '), kubeconfig);
}

const option = (args, name) => args.find((arg, i) => args[i - 1] === name || arg.startsWith(`${name}=`))?.replace(`${name}=`, '');

function aws(world, args, line) {
  if (line === '--version') return `aws-cli/${world.versions.aws} Python/3.13`;
  const [service, verb] = args;
  switch (`${service} ${verb}`) {
    case 'sts get-caller-identity':
      return line.includes('--query Arn') ? `arn:aws:sts::${world.account}:assumed-role/admin/ada` : world.account;
    case 's3api list-buckets':
      if (line.includes('starts_with')) return world.remains.buckets.join('\n');
      return world.buckets.filter((bucket) => line.includes(`'${bucket}'`)).join('\n');
    case 's3api list-objects-v2':
      return Object.keys(world.states).map((key) => `${key}.tfstate`).concat('dev.tfstate.tflock').join('\n') || 'None';
    case 's3 cp':
      return JSON.stringify({ resources: (world.states[basename(args[2], '.tfstate')] ?? []).map((type) => ({ mode: 'managed', type })) });
    case 'eks list-clusters':
      return world.cluster && line.includes(`'${world.cluster}'`) ? world.cluster : '';
    case 'eks update-kubeconfig':
      writeFileSync(option(args, '--kubeconfig'), 'kind: Config\n');
      return '';
    case 'resourcegroupstaggingapi get-resources':
      return line.includes('loadbalancer') ? world.remains.loadBalancers.join('\n') : world.remains.tagged.join('\n');
    case 'kms describe-key':
      return world.keys[option(args, '--key-id')] ?? 'Enabled';
    case 'ec2 describe-volumes':
      return world.remains.volumes.join('\n');
    case 'ec2 describe-instances':
      return world.remains.instances.join('\n');
    case 'ec2 describe-network-interfaces':
    case 'logs describe-log-groups':
    case 'rds describe-db-instance-automated-backups':
    case 'rds describe-db-snapshots':
      return 'None';
  }
}

function terraform(world, args, line) {
  if (line === 'version -json') return JSON.stringify({ terraform_version: world.versions.terraform });
  const folder = args[0].replace('-chdir=', '');
  const environment = basename(folder);
  const verb = args[1];
  if (environment === 'bootstrap') return bootstrap(world, line, folder, verb);
  const state = world.states[environment] ?? [];
  switch (verb) {
    case 'init': {
      const bucket = line.match(/-backend-config=bucket=(\S+)/)?.[1];
      return world.buckets.includes(bucket) ? 'initialised' : { code: 1, text: `no bucket ${bucket}` };
    }
    case 'plan': {
      const wanted = line.includes('-destroy') ? [] : world.wanted;
      const plan = line.match(/-out=(\S+)/)[1];
      writeFileSync(plan, JSON.stringify({ environment, wanted }));
      return { code: JSON.stringify(wanted) === JSON.stringify(state) ? 0 : 2, text: `plan of ${environment}` };
    }
    case 'show': {
      const { wanted } = JSON.parse(readFileSync(args.at(-1), 'utf8'));
      return state.filter((thing) => !wanted.includes(thing)).map((thing) => `  # ${thing} will be destroyed`).join('\n');
    }
    case 'apply': {
      const { wanted } = JSON.parse(readFileSync(args.at(-1), 'utf8'));
      world.states[environment] = wanted;
      world.cluster = wanted.includes('cluster') ? `codementor-${environment}` : null;
      if (wanted.length === 0) world.remains.tagged = world.remains.afterDestroy ?? [];
      return 'applied';
    }
    case 'output': {
      if (line.endsWith('-json')) {
        return state.length === 0 ? '{}' : JSON.stringify({ deletion_protection: { sensitive: false, type: 'bool', value: world.protected } }, null, 2);
      }
      if (args.at(-1) === 'argocd_automated') return String(world.automated);
      return `${args.at(-1)} of ${environment}`;
    }
  }
}

function bootstrap(world, line, folder, verb) {
  const local = join(folder, 'terraform.tfstate');
  const backend = existsSync(join(folder, 'backend_override.tf'));
  switch (verb) {
    case 'init':
      if (line.includes('-migrate-state')) {
        if (backend) {
          world.states.bootstrap = ['bucket'];
        } else {
          writeFileSync(local, 'state');
        }
      }
      return 'initialised';
    case 'apply':
      if (!backend) writeFileSync(local, 'state');
      if (!world.buckets.includes(world.stateBucket)) world.buckets.push(world.stateBucket);
      return 'applied';
    case 'destroy':
      if (backend) return { code: 1, text: 'its own state is in the bucket' };
      if (!line.includes('deletion_protection=false')) return { code: 1, text: 'protected' };
      world.buckets = world.buckets.filter((bucket) => bucket !== world.stateBucket);
      world.states = {};
      rmSync(local, { force: true });
      return 'destroyed';
  }
}

function helm(world, args, line) {
  if (line === 'version --short') return `v${world.versions.helm}+gabc`;
  if (line.startsWith('upgrade --install argocd')) {
    if (!existsSync(option(args, '--values'))) return { code: 1, text: 'no values' };
    world.argocd = true;
    return 'installed';
  }
}

function kubectl(world, args, line, kubeconfig) {
  if (args[0] === 'version') return JSON.stringify({ clientVersion: { gitVersion: `v${world.versions.kubectl}` } });
  if (!existsSync(kubeconfig)) return { code: 1, text: 'no kubeconfig' };
  switch (args[0]) {
    case 'apply':
      world.applied = readFileSync(option(args, '--filename'), 'utf8');
      return 'applied';
    case 'wait':
    case 'scale':
    case 'delete':
      return 'done';
    case 'get':
      return {
        customresourcedefinitions: world.definitions.map((name) => `customresourcedefinition.apiextensions.k8s.io/${name}`).join('\n'),
        namespaces: world.argocd ? 'namespace/argocd\nnamespace/kube-system' : 'namespace/kube-system',
        services: world.services.join('\n'),
        persistentvolumeclaims: world.claims.join('\n'),
      }[args[1]];
  }
}

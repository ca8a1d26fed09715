// Prints the policies that Terraform renders for the three services, for the queues and the bucket of a test: by service, as JSON.
// `node rendered-policies.mjs ACCOUNT BUCKET`

import { join } from 'node:path';
import { inCopy } from './modules.mjs';
import { newest, schemaOfVersion } from './provider/cache.mjs';
import { statesOf } from './terraform.mjs';

const [account, bucket] = process.argv.slice(2);
const services = ['api', 'result-notifier', 'worker'];

// As the module's own tests have them.
const ACCOUNT = '111122223333';
const BUCKET = 'arn:aws:s3:::codementor-test';

const [state] = await inCopy((tree) => statesOf(join(tree, 'modules/identity'), schemaOfVersion(newest), 'services_are_allowed_what_is_declared'));
const policies = state.root_module.resources.filter(({ type, index }) => type === 'aws_iam_role_policy' && services.includes(index));
if (policies.length !== services.length) throw new Error('the state has no policy for each service');
console.log(JSON.stringify(Object.fromEntries(policies.map(({ index, values }) =>
  [index, JSON.parse(values.policy.replaceAll(ACCOUNT, account).replaceAll(BUCKET, `arn:aws:s3:::${bucket}`))])), null, 2));

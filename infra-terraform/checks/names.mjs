// Names and times that the code and Terraform both say: where they differ, what differs.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { root } from './modules.mjs';

/** Reads a file of the repository by its path from the top. */
export const fromDisk = (path) => readFileSync(join(root, '..', path), 'utf8');

/** Sentences about what Terraform says otherwise than the code; none if they agree. */
export function disagreements(read = fromDisk) {
  return [...queueNames(read), ...jobTimes(read), ...transcriptColumns(read), ...ports(read), ...settings(read)];
}

function* queueNames(read) {
  const { bindings, sqs } = yaml.load(read('libs/job-queues/src/main/resources/codementor-queues.yml')).spring.cloud.stream;
  const prefix = defaultOf(read('infra-terraform/modules/queues/variables.tf'), 'name_prefix');
  // Who receives has bindings of other names with the same destinations.
  for (const [binding, { destination }] of Object.entries(bindings).filter(([binding]) => binding.endsWith('-out'))) {
    const kind = binding.replace(/-out$/, '');
    const byCode = destination.match(/:([^}]+)\}/)[1];
    if (byCode !== `${prefix}-${kind}`) yield `the code's queue is ${byCode}, and modules/queues makes ${prefix}-${kind}`;
  }
  const most = sqs.default.producer['max-receive-count'];
  const mostHere = defaultOf(read('infra-terraform/modules/queues/variables.tf'), 'max_receive_count');
  if (String(most) !== mostHere) yield `the code's max-receive-count is ${most}, and that of modules/queues ${mostHere}`;

  const suffix = read('libs/sqs-binder/src/main/java/dev/codementor/stream/sqs/queue/QueuePlan.java').match(/: name \+ "([^"]+)"/)[1];
  if (!read('infra-terraform/modules/queues/dead-letters.tf').includes(`\${each.key}${suffix}"`)) yield `the code's dead-letter queues end with ${suffix}, and those of modules/queues do not`;
}

function* jobTimes(read) {
  const here = read('infra-terraform/modules/queues/variables.tf');
  const visibility = seconds(yaml.load(read('libs/job-queues/src/main/resources/codementor-queues.yml')).spring.cloud.stream.sqs.bindings['interactive-in-0'].consumer['visibility-timeout']);
  const visibilityHere = Number(defaultOf(here, 'visibility_timeout_seconds'));
  if (visibility !== visibilityHere) yield `workers hide a message for ${visibility} s, and modules/queues for ${visibilityHere}`;

  const table = configuration(read);
  const times = {
    lease: 'CODEMENTOR_WORKER_ATTEMPT_LEASE',
    longest_total: 'CODEMENTOR_WORKER_MODEL_TOTAL',
    drain: 'CODEMENTOR_WORKER_DRAIN',
    time_to_live: 'CODEMENTOR_JOBS_TIME_TO_LIVE',
    most_attempts: 'CODEMENTOR_WORKER_ATTEMPT_MOST',
  };
  for (const [time, variable] of Object.entries(times)) {
    const byCode = seconds(table.get(variable));
    const byTerraform = Number(here.match(new RegExp(`^ +${time} += optional\\(number, (\\d+)\\)`, 'm'))?.[1]);
    if (byCode !== byTerraform) yield `${variable} is ${byCode} by default, and job_times.${time} of modules/queues ${byTerraform}`;
  }
}

function* transcriptColumns(read) {
  const order = read('result-notifier/src/main/java/dev/codementor/notifier/archive/JobLine.java').match(/@JsonPropertyOrder\(\{([^}]+)\}/)[1];
  // The field course has another name there, as a partition is called so; and a manifest ends each file.
  const fields = [...order.matchAll(/"(\w+)"/g)].map(([, field]) => (field === 'course' ? 'course_name' : field.toLowerCase()));
  const list = read('infra-terraform/modules/archive/catalog.tf').split('transcript_columns = [')[1];
  const columns = [...list.matchAll(/name = "(\w+)"/g)].map(([, name]) => name);
  if (columns.join() !== [...fields, 'manifest'].join()) yield `transcripts have the fields ${fields.join()}, and the table of modules/archive the columns ${columns.join()}`;
}

function* ports(read) {
  const table = configuration(read);
  const targets = read('infra-terraform/modules/edge/targets.tf');
  for (const [name, variable] of [['api', 'CODEMENTOR_API_PORT'], ['result-notifier', 'CODEMENTOR_NOTIFIER_PORT']]) {
    const port = targets.match(new RegExp(`^ +${name} = \\{\\s+port += (\\d+)\\s+health_port += (\\d+)`, 'm'));
    if (port?.[1] !== table.get(variable)) yield `${variable} is ${table.get(variable)} by default, and the target group of ${name} in modules/edge has ${port?.[1]}`;
    if (!table.get('CODEMENTOR_MANAGEMENT_PORT').startsWith(port?.[2] ?? 'none')) yield `the management port is ${table.get('CODEMENTOR_MANAGEMENT_PORT')}, and the health of ${name} is asked on ${port?.[2]} in modules/edge`;
  }
}

/** Every variable that a module puts out for the services is one that they read. */
function* settings(read) {
  const known = configuration(read);
  for (const module of ['queues', 'archive', 'ledger', 'edge', 'observability']) {
    for (const [, variable] of read(`infra-terraform/modules/${module}/outputs.tf`).matchAll(/\b(CODEMENTOR_\w+)\s*=/g)) {
      if (!known.has(variable)) yield `modules/${module} puts out ${variable}, which no service reads`;
    }
  }
}

/** Defaults of environment variables, as docs/configuration.md has them; a test of the services checks that table against their records. */
function configuration(read) {
  const rows = [...read('docs/configuration.md').matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (.*?) \|/gm)];
  return new Map(rows.flatMap(([, names, value]) => names.split(', ').map((name) => [name.replaceAll('`', ''), value.replaceAll('`', '')])));
}

function defaultOf(variables, name) {
  return variables.match(new RegExp(`^variable "${name}" \\{[^]*?^  default +(?:=) "?([^"\\n]+)"?$`, 'm'))?.[1];
}

function seconds(duration) {
  const [, count, unit] = /^(\d+)(ms|s|m|h)?$/.exec(duration);
  return Number(count) * { ms: 0.001, s: 1, m: 60, h: 3600 }[unit ?? 's'];
}

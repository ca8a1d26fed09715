// Runs terraform on one module against the stub provider, and tells what is wrong with the module.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestFailures } from './manifests.mjs';
import { policyFailures } from './policies/policies.mjs';
import { serve } from './provider/server.mjs';

/** What is wrong with the module in `folder`, as sentences; none if nothing is. */
export async function moduleFailures(folder, schema) {
  return withProvider(folder, schema, async (terraform) => {
    const { valid, diagnostics } = JSON.parse((await terraform('validate', '-json')).output);
    if (!valid || diagnostics.length > 0) return diagnostics.map(sentence);
    return testFailures(await terraform('test', '-json', '-verbose'));
  });
}

/** What the tests of the module in `folder`, and the policies, say against it. */
export async function tests(folder, schema) {
  return withProvider(folder, schema, async (terraform) => testFailures(await terraform('test', '-json', '-verbose')));
}

/** The states after those runs of the tests of the module in `folder` that have this name. */
export async function statesOf(folder, schema, runName) {
  return withProvider(folder, schema, async (terraform) => {
    const { output } = await terraform('test', '-json', '-verbose');
    return output.split('\n')
      .filter((line) => line.startsWith('{') && line.includes('"test_state"'))
      .map((line) => JSON.parse(line))
      .filter((event) => event.test_state && event['@testrun'] === runName)
      .map((event) => event.test_state);
  });
}

async function withProvider(folder, schema, work) {
  const provider = await serve(schema, typesUsedBy(folder));
  const data = mkdtempSync(join(tmpdir(), 'terraform-data-'));
  const terraform = (...args) => run(args, folder, { ...provider.environment, TF_DATA_DIR: data });
  try {
    const init = await terraform('init', '-backend=false', '-input=false', '-no-color');
    return init.code === 0 ? await work(terraform) : [`init: ${init.output}`];
  } finally {
    provider.stop();
    rmSync(data, { recursive: true });
  }
}

function testFailures({ code, output }) {
  const failures = [];
  let ran = 0;
  // A plan is printed with the schema of all types, megabytes each time, and says nothing that the state does not.
  const events = output.split('\n').filter((line) => line.startsWith('{') && !line.endsWith('"type":"test_plan"}'));
  for (const line of events) {
    const event = JSON.parse(line);
    if (event.diagnostic) failures.push(sentence(event.diagnostic));
    if (event.test_summary) ran = event.test_summary.passed + event.test_summary.failed + event.test_summary.errored;
    if (event.test_state) failures.push(...manifestFailures(event.test_state), ...policyFailures(event.test_state, `${event['@testfile']} ${event['@testrun']}`));
  }
  if (ran === 0 && failures.length === 0) failures.push('no test ran');
  if (code !== 0 && failures.length === 0) failures.push(`terraform test ended with ${code}: ${output.slice(-2000)}`);
  return [...new Set(failures)];
}

function sentence({ severity, summary, detail, range, snippet }) {
  const place = range ? `${range.filename}:${range.start.line}: ` : '';
  const values = (snippet?.values ?? []).map(({ traversal, statement }) => `${traversal} ${statement}`.slice(0, 300));
  return `${place}${severity}: ${summary}${detail ? `: ${detail}` : ''}${values.length ? ` (${values.join('; ')})` : ''}`;
}

/** Runs the terraform on the path, without the user's own configuration of it. */
export function run(args, folder, environment = {}) {
  return new Promise((done, failed) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', GOGC: '200', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces = [];
    child.stdout.on('data', (piece) => pieces.push(piece));
    child.stderr.on('data', (piece) => pieces.push(piece));
    child.on('error', failed);
    child.on('close', (code) => done({ code, output: Buffer.concat(pieces).toString() }));
  });
}

/** Types of resources and data sources that a module, or a module that it calls, speaks of. */
function typesUsedBy(folder, types = new Set(), seen = new Set()) {
  seen.add(folder);
  for (const file of terraformFiles(folder)) {
    const text = readFileSync(file, 'utf8');
    for (const [type] of text.matchAll(/\baws_\w+/g)) types.add(type);
    for (const [, source] of file.endsWith('.tf') ? text.matchAll(/^\s*source\s*=\s*"(\.\.?\/[^"]+)"/gm) : []) {
      const called = join(dirname(file), source);
      if (existsSync(called) && !seen.has(called)) typesUsedBy(called, types, seen);
    }
  }
  return types;
}

export function terraformFiles(tree) {
  return readdirSync(tree, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.')).flatMap((entry) => {
    const path = join(tree, entry.name);
    if (entry.isDirectory()) return terraformFiles(path);
    return /\.(tf|hcl)$/.test(entry.name) ? [path] : [];
  });
}

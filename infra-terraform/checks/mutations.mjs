// The proof that assertions and policies can fail: each mutation breaks one thing in a copy, and the check that it names must object.
//
// checks/mutations/<module>.mjs exports a list of
//   { fails, file, find, replace }
// fails: the assertion's error_message, or the start of what a policy or the check of manifests says («policy …», «manifest …»), or a
// list of them; file: path from infra-terraform;
// find: text that occurs there once; replace: what to write instead. What a run with `expect_failures = [var.x]` says is
// «The checkable object, var.x, was expected».
//
// Only the runs of the tests that hold the assertion are executed; for policies and manifests, those that apply.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCopy, root } from './modules.mjs';
import { terraformFiles, tests } from './terraform.mjs';

// What is said of states, and not by an assertion.
const OF_STATES = /^(policy|manifest) /;
const EXPECTED = /^The checkable object, (\S+), was expected/;

/** The mutations of modules such as `modules/queues`, each with its module's path. */
export async function mutationsOf(paths) {
  const lists = [];
  for (const path of paths) {
    const file = new URL(`mutations/${path.split('/')[1]}.mjs`, import.meta.url);
    if (!existsSync(file)) continue;
    for (const mutation of (await import(file)).default) lists.push({ path, ...mutation, fails: [mutation.fails].flat() });
  }
  return lists;
}

/** Why the mutation proves nothing; undefined if it does prove what it says. */
export async function survival(mutation, schema) {
  return inCopy(async (tree) => {
    const file = join(tree, mutation.file);
    const text = readFileSync(file, 'utf8');
    const count = text.split(mutation.find).length - 1;
    const label = `mutation of ${mutation.file} («${mutation.find.trim().slice(0, 80)}» → «${mutation.replace.trim().slice(0, 80)}»)`;
    if (count !== 1) return `${label}: the text to find is there ${count} times, not once`;
    writeFileSync(file, text.replace(mutation.find, () => mutation.replace));
    keepRunsFor(mutation.fails, join(tree, mutation.path));
    const failures = await tests(join(tree, mutation.path), schema);
    const silent = mutation.fails.filter((text) => !failures.some((failure) => failure.includes(text)));
    if (silent.length === 0) return undefined;
    return `${label} survived «${silent.join('», «')}»; failures: ${failures.join(' | ').slice(0, 1500) || 'none'}`;
  });
}

function keepRunsFor(fails, folder) {
  const files = terraformFiles(folder).filter((file) => file.endsWith('.tftest.hcl')).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  // Runs that read what an earlier run left need that one too.
  if (files.some(({ text }) => /\brun\.\w/.test(text))) return;
  const holds = (text, run) => run.includes(`"${text}"`)
    || (OF_STATES.test(text) && /^\s*command\s*=\s*apply$/m.test(run))
    || (EXPECTED.test(text) && run.includes(`expect_failures = [${EXPECTED.exec(text)[1]}]`));
  for (const { file, text } of files) {
    let kept = 0;
    const shorter = text.replace(/^run "[^]*?^\}\n/gm, (run) => {
      const keep = fails.some((text) => holds(text, run));
      kept += keep ? 1 : 0;
      return keep ? run : '';
    });
    if (kept > 0) writeFileSync(file, shorter);
    else rmSync(file);
  }
}

/** Assertions in the tests of a module that no mutation proves. */
export function unprovenAssertions(path, mutations) {
  const messages = terraformFiles(join(root, path))
    .filter((file) => file.endsWith('.tftest.hcl'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s*error_message\s*=\s*"(.*)"$/gm)].map(([, message]) => message));
  return messages
    .filter((message) => !mutations.some(({ fails }) => fails.includes(message)))
    .map((message) => `${path}: no mutation in checks/mutations/${path.split('/')[1]}.mjs proves the assertion «${message}»`);
}

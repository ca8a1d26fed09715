// The proof that assertions and policies can fail: each mutation breaks one thing in a copy, and the check that it names must object.
//
// checks/mutations/<module>.mjs exports a list of
//   { fails, file, find, replace }
// fails: text of the assertion's error_message or of the policy's name (or a list of them); file: path from infra-terraform;
// find: text that occurs there once; replace: what to write instead.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCopy, root } from './modules.mjs';
import { moduleFailures, terraformFiles } from './terraform.mjs';

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
    // Without the README's example, which asserts nothing and takes as long.
    const failures = await moduleFailures(join(tree, mutation.path), schema);
    const silent = mutation.fails.filter((text) => !failures.some((failure) => failure.includes(text)));
    if (silent.length === 0) return undefined;
    return `${label} survived «${silent.join('», «')}»; failures: ${failures.join(' | ').slice(0, 1500) || 'none'}`;
  });
}

/** Assertions in the tests of a module that no mutation proves. */
export function unprovenAssertions(path, mutations) {
  const messages = terraformFiles(join(root, path))
    .filter((file) => file.endsWith('.tftest.hcl'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s*error_message\s*=\s*"(.*)"$/gm)].map(([, message]) => message));
  return messages
    .filter((message) => !mutations.some(({ fails }) => fails.some((text) => message.includes(text))))
    .map((message) => `${path}: no mutation in checks/mutations/${path.split('/')[1]}.mjs proves the assertion «${message}»`);
}

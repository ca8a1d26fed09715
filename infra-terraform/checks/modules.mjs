// What there is to check: modules and environments, and the example in each module's README.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleFailures, terraformFiles } from './terraform.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths such as `modules/queues`, of everything or of the names given. */
export function paths(names) {
  const all = ['modules', 'environments'].flatMap((kind) =>
    readdirSync(join(root, kind), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && terraformFiles(join(root, kind, entry.name)).length > 0)
      .map((entry) => `${kind}/${entry.name}`));
  const unknown = names.filter((name) => !all.some((path) => matches(path, name)));
  if (unknown.length > 0) throw new Error(`no module or environment is called ${unknown.join(', ')}; there are ${all.join(', ')}`);
  return names.length === 0 ? all : all.filter((path) => names.some((name) => matches(path, name)));
}

function matches(path, name) {
  return path === name || path.endsWith(`/${name}`);
}

/** A copy of the whole tree's Terraform, to be changed and thrown away. */
export async function inCopy(work) {
  const tree = mkdtempSync(join(tmpdir(), 'infra-terraform-'));
  try {
    for (const part of ['modules', 'environments', 'checks/mocks']) {
      cpSync(join(root, part), join(tree, part), { recursive: true, filter: (path) => !path.includes('/.terraform') });
    }
    return await work(tree);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

/** What is wrong with a module or environment of a tree, its README's example included. */
export async function failuresOf(path, tree, schema) {
  const failures = await moduleFailures(join(tree, path), schema);
  if (!path.startsWith('modules/')) return failures;
  return [...failures, ...(await exampleFailures(path, tree, schema))];
}

async function exampleFailures(path, tree, schema) {
  const readme = join(tree, path, 'README.md');
  const example = existsSync(readme) ? readFileSync(readme, 'utf8').match(/^```hcl\n(module "[^]*?)^```$/m)?.[1] : undefined;
  if (!example) return [`${path}/README.md has no example: a block \`\`\`hcl that starts with module "…"`];
  const name = path.split('/')[1];
  if (!example.includes(`"../../${path}"`)) return [`${path}/README.md: its example must have source = "../../${path}"`];

  const folder = join(tree, 'environments', `example-of-${name}`);
  mkdirSync(join(folder, 'tests'), { recursive: true });
  const [, ...versions] = readFileSync(join(tree, path, 'versions.tf'), 'utf8').match(/^(terraform \{[^]*?^\})/m) ?? [];
  writeFileSync(join(folder, 'main.tf'), `${versions.join('\n')}\n\n${example}`);
  writeFileSync(join(folder, 'tests', 'example.tftest.hcl'), `
    mock_provider "aws" {
      source = "../../checks/mocks"
    }
    run "example" {
      command = apply
    }`);
  try {
    return (await moduleFailures(folder, schema)).map((failure) => `the example in ${path}/README.md: ${failure}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

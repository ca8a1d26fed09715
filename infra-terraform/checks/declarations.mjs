// What a reader of a module relies on: every variable has a description, a type and a validation, every output a description, and every
// module allows the same versions of the provider, the oldest of which is checked. The module `environment` hands objects on, as they are,
// to modules that validate each field.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oldest } from './provider/cache.mjs';
import { terraformFiles } from './terraform.mjs';

const BLOCK = /^(variable|output) "([\w-]+)" \{\n([^]*?)^\}/gm;

/** What the declarations of the module in `folder` lack. */
export function declarationFailures(folder) {
  const files = terraformFiles(folder).filter((file) => file.endsWith('.tf') && !file.includes('/tests/'));
  return [...files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(BLOCK)].flatMap((block) => lacks(block, folder.endsWith('modules/environment')))), ...versionFailures(folder)];
}

function lacks([, kind, name, body], handsObjectsOn) {
  const has = (text) => new RegExp(`^  ${text}`, 'm').test(body);
  const needs = { description: has('description\\s+= "[^"\\s]') };
  if (kind === 'variable') {
    needs.type = has('type\\s+=');
    // A bool has no wrong value.
    needs.validation = has('validation \\{') || has('type\\s+= bool') || (handsObjectsOn && has('type\\s+= object'));
  }
  return Object.entries(needs).filter(([, there]) => !there).map(([part]) => `${kind} ${name} has no ${part}`);
}

function versionFailures(folder) {
  // A module that only renders text has no provider.
  if (!terraformFiles(folder).some((file) => file.endsWith('.tf') && /\baws_\w+/.test(readFileSync(file, 'utf8')))) return [];
  const file = join(folder, 'versions.tf');
  const [, oldestAllowed] = (existsSync(file) ? readFileSync(file, 'utf8') : '').match(/version\s+= ">= ([\d.]+), < 7\.0"/) ?? [];
  if (oldest.provider.startsWith(`${oldestAllowed}.`)) return [];
  return [`versions.tf must allow hashicorp/aws ">= ${oldest.provider.replace(/\.0$/, '')}, < 7.0": ${oldest.provider} is the oldest that is checked`];
}

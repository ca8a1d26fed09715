// Schemas of the provider's versions. Reading one out of its package takes seconds and a download of 40 MB, so they are kept.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sourcesOf } from './package.mjs';
import { schemaOf, withComputedOf } from './schema.mjs';

const here = new URL('.', import.meta.url);
export const versions = JSON.parse(readFileSync(new URL('versions.json', here), 'utf8'));
export const oldest = versions.at(0);
export const newest = versions.at(-1);

const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'codementor-terraform-checks');

/** The schema of a version in versions.json. */
export function schemaOfVersion(version) {
  const file = join(folder, `${version.provider}-${fingerprint()}.json`);
  if (!existsSync(file)) {
    console.error(`reading the schema of hashicorp/aws ${version.provider} out of ${version.package}`);
    const reference = schemaOf(sourcesOf(newest));
    const schema = version === newest ? reference : schemaOf(sourcesOf(version));
    mkdirSync(folder, { recursive: true });
    // Renamed into place, so that two runs at once never read half a file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(withComputedOf(schema, reference)));
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Changes with whatever changes what a schema's file holds. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of ['schema.mjs', 'versions.json']) hash.update(readFileSync(new URL(source, here)));
  return hash.digest('hex').slice(0, 12);
}

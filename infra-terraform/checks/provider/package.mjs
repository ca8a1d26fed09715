// Fetches the npm package that carries a version of the AWS provider's schema, through npm itself, and reads its files.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The JavaScript of each entity in the package, one text for each folder of `lib`. */
export function sourcesOf({ package: name, integrity }) {
  const folder = mkdtempSync(join(tmpdir(), 'aws-provider-schema-'));
  try {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, name], { stdio: ['ignore', 'ignore', 'inherit'] });
    const archive = readFileSync(join(folder, readdirSync(folder)[0]));
    const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name} has integrity ${found}, but provider/versions.json expects ${integrity}`);
    return entitiesOf(gunzipSync(archive));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function entitiesOf(tar) {
  const entities = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const entity = name.match(/^package\/lib\/([^/]+)\/.*\.js$/)?.[1];
    if (entity) entities.set(entity, (entities.get(entity) ?? '') + tar.toString('utf8', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return [...entities.values()];
}

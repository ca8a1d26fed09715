import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

const script = fileURLToPath(new URL('../validate', import.meta.url));

// A machine that has a shell and nothing to check with.
const bare = mkdtempSync(join(tmpdir(), 'bare-'));
for (const tool of ['bash', 'dirname', 'env', 'grep', 'sed']) {
  symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), join(bare, tool));
}
after(() => rmSync(bare, { recursive: true }));

const validate = (...args) => spawnSync(script, args, { encoding: 'utf8', env: { PATH: bare } });

test('fails where there is nothing to check with, and names what is missing', () => {
  const { status, stderr } = validate();
  assert.equal(status, 2);
  assert.match(stderr, /shellcheck is not on the path, so the scripts were not checked/);
  assert.match(stderr, /terraform is not on the path, so modules and environments were not checked/);
  assert.match(stderr, /not everything was checked/);
});

test('goes on without what is missing only when it is told to, and still says so', () => {
  const { status, stderr } = validate('--skip-missing');
  assert.equal(status, 0);
  assert.match(stderr, /not everything was checked/);
});

test('explains itself when it is asked for what it does not know', () => {
  const { status, stdout } = validate('--no-mutation');
  assert.equal(status, 2);
  assert.match(stdout, /Usage: scripts\/validate/);
});

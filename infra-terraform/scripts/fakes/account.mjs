// A checkout with one environment, and the account that the fakes keep for it.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './tools.mjs';

const scripts = fileURLToPath(new URL('..', import.meta.url));

export const SETTINGS = 'region = "eu-central-1" # Frankfurt\naccount_id   = "123456789012"\n';

export class Account {
  constructor(t, { environment = 'dev', settings = SETTINGS, ...world } = {}) {
    this.ground = mkdtempSync(join(tmpdir(), 'ground-'));
    t.after(() => rmSync(this.ground, { recursive: true, force: true }));
    cpSync(scripts, join(this.ground, 'scripts'), { recursive: true });
    mkdirSync(join(this.ground, 'bin'));
    for (const tool of ['aws', 'terraform', 'helm', 'kubectl']) {
      symlinkSync(join(scripts, 'fakes', 'call'), join(this.ground, 'bin', tool));
    }
    for (const folder of [environment, 'bootstrap']) mkdirSync(join(this.ground, 'environments', folder), { recursive: true });
    if (settings) writeFileSync(join(this.ground, 'environments', environment, 'terraform.tfvars'), settings);
    this.world = {
      account: '123456789012',
      stateBucket: 'codementor-terraform-123456789012-eu-central-1',
      versions: { aws: '2.31.0', terraform: '1.11.4', helm: '3.19.0', kubectl: '1.35.1' },
      buckets: [],
      states: {},
      wanted: ['network', 'cluster'],
      cluster: null,
      argocd: false,
      automated: true,
      protected: false,
      definitions: [],
      services: [],
      claims: [],
      keys: {},
      remains: { tagged: [], loadBalancers: [], volumes: [], instances: [], buckets: [] },
      failures: [],
      ...world,
    };
  }

  /** Runs a script; its end, what it printed, and the calls that it made. */
  async run(script, ...args) {
    const calls = [];
    const server = createServer((socket) => this.#serve(socket, calls));
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const child = spawn(join(this.ground, 'scripts', script), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: `${join(this.ground, 'bin')}:${process.env.PATH}`, HOME: this.ground, FAKES: String(server.address().port) },
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => (printed[stream] += text));
    const status = await new Promise((ended, failed) => child.on('error', failed).on('close', ended));
    server.close();
    return { status, ...printed, calls };
  }

  #serve(socket, calls) {
    let received = '';
    socket.setEncoding('utf8').on('data', (text) => {
      received += text;
      const [count, ...words] = received.split('\0');
      if (words.length <= Number(count)) return;
      const [tool, kubeconfig, ...args] = words.slice(0, -1);
      calls.push(`${tool} ${args.join(' ')}`);
      const { code, text: answered } = this.#answer(tool, args, kubeconfig);
      socket.end(`${code}\n${answered === '' ? '' : `${answered}\n`}`);
    });
  }

  #answer(tool, args, kubeconfig) {
    const line = `${tool} ${args.join(' ')}`;
    const failure = this.world.failures.find(({ call, times }) => times > 0 && line.includes(call));
    if (failure) {
      failure.times -= 1;
      return { code: 1, text: 'a failure that the test wanted' };
    }
    const answered = answer(this.world, tool, args, kubeconfig);
    if (answered === undefined) return { code: 99, text: `nobody expected: ${line}` };
    return typeof answered === 'string' ? { code: 0, text: answered } : answered;
  }
}

/** Calls that change something outside of the machine. */
export function changes(calls) {
  return calls.filter((call) =>
    /^terraform \S+ (apply|destroy)|^terraform \S+ init .*-migrate-state|^helm upgrade|^kubectl (apply|delete|scale)/.test(call));
}

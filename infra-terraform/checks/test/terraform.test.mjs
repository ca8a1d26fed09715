import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newest, oldest, schemaOfVersion } from '../provider/cache.mjs';
import { root } from '../modules.mjs';
import { moduleFailures } from '../terraform.mjs';

let folder;
const schema = schemaOfVersion(newest);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'module-'));
  mkdirSync(join(folder, 'tests'));
  cpSync(join(root, 'modules/network/versions.tf'), join(folder, 'versions.tf'));
  writeFileSync(join(folder, 'tests/queue.tftest.hcl'), `
    mock_provider "aws" {}
    run "applies" {
      command = apply
      assert {
        condition     = aws_sqs_queue.this.delay_seconds == 5
        error_message = "messages must wait five seconds"
      }
    }`);
});

after(() => rmSync(folder, { recursive: true }));

function failures(queue, withSchema = schema) {
  writeFileSync(join(folder, 'main.tf'), queue);
  return moduleFailures(folder, withSchema);
}

const queue = (argument) => `
  resource "aws_sqs_queue" "this" {
    sqs_managed_sse_enabled = true
    ${argument}
  }`;

test('accepts what the provider accepts', async () => {
  assert.deepEqual(await failures(queue('delay_seconds = 5')), []);
});

test('finds an assertion that does not hold', async () => {
  assert.match((await failures(queue('delay_seconds = 4')))[0], /messages must wait five seconds \(aws_sqs_queue\.this\.delay_seconds is 4\)/);
});

test('finds a misspelt argument', async () => {
  assert.match((await failures(queue('delay_secs = 5')))[0], /main\.tf:4: error: Unsupported argument/);
});

test('finds a value of the wrong type', async () => {
  assert.match((await failures(queue('delay_seconds = "soon"')))[0], /a number is required/);
});

test('finds a resource that the provider does not know', async () => {
  assert.match((await failures('resource "aws_sqs_queues" "this" {}'))[0], /does not support resource type "aws_sqs_queues"/);
});

test('finds a missing argument', async () => {
  assert.match((await failures('resource "aws_sqs_queue_policy" "this" {\n  queue_url = "https://sqs"\n}'))[0], /"policy" is required/);
});

test('finds a missing block', async () => {
  const cluster = 'resource "aws_eks_cluster" "this" {\n  name = "a"\n  role_arn = "b"\n}';
  assert.match((await failures(cluster))[0], /at least 1 "vpc_config" blocks? (is|are) required/i);
});

test('finds what a policy forbids', async () => {
  const open = queue('delay_seconds = 5').replace('sqs_managed_sse_enabled = true', 'sqs_managed_sse_enabled = false');
  assert.match((await failures(open))[0], /policy data is encrypted: aws_sqs_queue\.this keeps data unencrypted \(tests\/queue\.tftest\.hcl applies\)/);
});

test('knows that the oldest version lacks what came later', async () => {
  const later = 'resource "aws_wafv2_web_acl_rule" "this" {}';
  assert.match((await failures(later, schemaOfVersion(oldest)))[0], /does not support resource type "aws_wafv2_web_acl_rule"/);
  assert.doesNotMatch((await failures(later))[0], /does not support/);
});

test('says so when no test ran', async () => {
  rmSync(join(folder, 'tests/queue.tftest.hcl'));
  assert.deepEqual(await failures(queue('delay_seconds = 5')), ['no test ran']);
});

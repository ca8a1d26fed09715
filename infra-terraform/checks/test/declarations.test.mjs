import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { declarationFailures } from '../declarations.mjs';

const folder = mkdtempSync(join(tmpdir(), 'module-'));
after(() => rmSync(folder, { recursive: true }));

function failures(declaration, version = '>= 6.25, < 7.0') {
  writeFileSync(join(folder, 'versions.tf'), `terraform {\n  required_providers {\n    aws = {\n      version = "${version}"\n    }\n  }\n}\n`);
  writeFileSync(join(folder, 'main.tf'), declaration);
  return declarationFailures(folder);
}

const validation = '  validation {\n    condition     = var.days > 0\n    error_message = "days must be above 0."\n  }\n';

test('accepts a variable that is described, typed and validated', () => {
  assert.deepEqual(failures(`variable "days" {\n  description = "Days."\n  type        = number\n${validation}}\n`), []);
});

test('wants no validation of a bool', () => {
  assert.deepEqual(failures('variable "deletable" {\n  description = "Whether."\n  type        = bool\n}\n'), []);
});

test('finds what a variable lacks', () => {
  assert.deepEqual(failures('variable "days" {\n  default = 1\n}\n'), [
    'variable days has no description',
    'variable days has no type',
    'variable days has no validation',
  ]);
});

test('finds an output without a description', () => {
  assert.deepEqual(failures('output "days" {\n  description = ""\n  value = 1\n}\n'), ['output days has no description']);
});

test('asks for no provider where there is none', () => {
  assert.deepEqual(failures('locals {}\n', '>= 6.0, < 7.0'), []);
});

test('finds a module that allows a version that is not checked', () => {
  assert.match(failures('resource "aws_sqs_queue" "this" {}\n', '>= 6.0, < 7.0')[0], /versions\.tf must allow hashicorp\/aws ">= 6\.25, < 7\.0"/);
});

// The calculator through its door: arguments in, text out. `UPDATE=1 node --test docs/cost` writes the golden files anew.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = join(here, "..", "..");
const classes = mkdtempSync(join(tmpdir(), "cost-"));
const fixtures = join(here, "testdata");
after(() => rmSync(classes, { recursive: true, force: true }));

// Compiled once, as a start from source takes a second; one test below starts from source as people do.
const compiled = spawnSync("javac", ["--release", "17", "-Xlint:all", "-Werror", "-d", classes, join(here, "Cost.java")], {
  encoding: "utf8",
});
assert.equal(compiled.status, 0, compiled.stderr || String(compiled.error));

const cost = (...options) => spawnSync("java", ["-cp", classes, "Cost", ...options], { encoding: "utf8", cwd: repository });
const invented = (...options) => cost("--files", fixtures, "--model", "plain", "--environment", "class", ...options);

function answers(run) {
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

function refuses(run, message) {
  assert.equal(run.status, 2, run.stdout);
  assert.equal(run.stdout, "");
  assert.match(run.stderr, message);
}

const goldens = {
  bill: [],
  "bill-of-ten-days": ["--run-days", "10"],
  "bill-on-demand-far-away": ["--workers-on", "on-demand", "--region", "far-1"],
  "bill-without-prompts": ["--prompts", "0", "--days", "0"],
  compare: ["--compare"],
  cheapest: ["--cheapest"],
};

for (const [name, options] of Object.entries(goldens)) {
  test(`prints ${name} as in its golden file`, () => {
    const golden = join(fixtures, "golden", `${name}.txt`);
    const text = answers(invented(...options));
    if (process.env.UPDATE) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, "utf8"));
  });
}

test("adds up to what a person gets with a pencil", () => {
  // 1 + 2 s a prompt at 0.1/s: 0.3 workers busy. With one 0.3 e^(-0.7/3 x 2) wait too long, with two 0.039 e^(-1.7/3 x 2).
  const text = answers(invented("--students", "10", "--every", "100", "--read-tokens", "100", "--write-tokens", "100", "--prompts", "10", "--days", "10", "--hours", "10"));
  assert.match(text, /^ {2}workers {4}2: then 98\.7 % see the first text within 3 s; with 1 it is 81\.2 %/m);
  assert.match(text, /^eks\.cluster +1 +hour +0\.1 +73\.00$/m);
  assert.match(text, /^ec2\.small +2 +hour +0\.02\? +29\.20$/m);
  assert.match(text, /^nat\.traffic +10 +GB +0\.05 +0\.50$/m);
  assert.match(text, /^workers: ec2\.big on spot +200 +hour +0\.1 +20\.00$/m);
});

test("knows Erlang's C: two servers half busy make a third of all wait", () => {
  // Two workers with one busy on average: 1/3 wait; within 0 s of patience 2/3 are served at once.
  const text = answers(invented("--students", "100", "--every", "100", "--read-tokens", "50", "--write-tokens", "25", "--first-text", "0.50001"));
  assert.match(text, /= 1\.00 workers busy on average/);
  const two = answers(invented("--students", "100", "--every", "100", "--read-tokens", "50", "--write-tokens", "25", "--first-text", "2.3975"));
  // 1 - 1/3 e^{-1.8975} = 0.95
  assert.match(two, /^ {2}workers {4}2: then 95\.0 %/m);
});

test("keeps a part of a month in proportion", () => {
  const total = (text, label) => Number(text.match(new RegExp(`^${label} +([0-9.]+)$`, "m"))[1]);
  const month = total(answers(invented()), "a month");
  const days = total(answers(invented("--run-days", "10")), "10 days, then torn down");
  assert.ok(Math.abs(days - (month * 240) / 730) < 0.01, `${days} of ${month}`);
});

test("names what of the bill is unverified", () => {
  assert.match(answers(invented()), /^\$\d+\.\d\d of it rest on prices that nobody verified/m);
  assert.match(answers(invented()), /^workers: ebs\.gp3 .* 0\.1\? /m);
  // A verified share of an unverified price is unverified.
  assert.match(answers(invented("--instance", "small")), /^workers: ec2\.small on spot .* 0\.01\? /m);
});

test("runs from source, from any folder", () => {
  const run = spawnSync("java", [join(here, "Cost.java")], { encoding: "utf8", cwd: tmpdir() });
  assert.match(answers(run), /^dev in us-east-1: 30 students/);
});

test("has every price that every environment, model and region wants", () => {
  const regions = [...readFileSync(join(here, "prices.csv"), "utf8").matchAll(/^region\.factor,([^,]+),/gm)].map((found) => found[1]);
  assert.ok(regions.length > 2);
  for (const region of ["us-east-1", ...regions]) answers(cost("--cheapest", "--region", region));
  answers(cost("--known-figures"));
});

test("says the same as its README", () => {
  const readme = join(here, "README.md");
  const block = /(```console\n\$ java docs\/cost\/Cost\.java ?)(.*)(\n)([^`]*)(```)/g;
  const written = readFileSync(readme, "utf8");
  assert.ok([...written.matchAll(block)].length >= 4);
  const run = (all, start, options, newline, _, end) => start + options + newline + answers(cost(...options.split(" ").filter(Boolean))) + end;
  const now = written.replace(block, run);
  if (process.env.UPDATE) writeFileSync(readme, now);
  assert.equal(readFileSync(readme, "utf8"), now, "UPDATE=1 node --test docs/cost writes it anew");
});

const badOptions = {
  "an option that does not exist": [["--studens", "3"], /there is no option --studens/],
  "an option without its value": [["--students"], /--students needs a value/],
  "two reports": [["--compare", "--cheapest"], /exclude each other/],
  "a number that is none": [["--students", "many"], /--students must be a number: many/],
  "NaN": [["--every", "NaN"], /--every must be between 1 and 86400: NaN/],
  "half a student": [["--students", "1.5"], /--students must be a whole number: 1\.5/],
  "too many students": [["--students", "100001"], /--students must be between 1 and 100000: 100001/],
  "an unknown region": [["--region", "mars"], /--region must be one that .*prices\.csv has .*far-1, us-east-1\): mars/],
  "an unknown environment": [["--environment", "test"], /--environment must be one of class, always: test/],
  "an unknown model": [["--model", "gpt"], /--model must be one of plain .*: gpt/],
  "an instance that the model has not": [["--instance", "tiny"], /--instance must be .*big, small\): tiny/],
  "workers on something else": [["--workers-on", "loan"], /--workers-on must be spot or on-demand: loan/],
  "a goal that reading alone misses": [["--first-text", "1.9"], /no number of workers .* reading the prompt alone takes 2\.00 s/],
  "a load beyond a department": [["--students", "100000", "--every", "1"], /more than 5000 workers/],
  "a folder without files": [["--files", "nowhere"], /nowhere.setups\.csv cannot be read/],
};

for (const [what, [options, message]] of Object.entries(badOptions)) {
  test(`refuses ${what}`, () => refuses(invented(...options), message));
}

const badLines = {
  "another header": ["prices.csv", "item,region,unit,price", 1, /prices\.csv, line 1: must be item,region,unit,price,as_of,source/],
  "too many cells": ["prices.csv", "ec2.x,us-east-1,hour,1,2026-01-01,a, b", 4, /prices\.csv, line 4: 7 cells instead of 6/],
  "an empty cell": ["prices.csv", "ec2.x,us-east-1,hour,1,2026-01-01,", 4, /prices\.csv, line 4: source is empty/],
  "a price that is no number": ["prices.csv", "ec2.x,us-east-1,hour,1;5,2026-01-01,a", 4, /line 4: price must be a number: 1;5/],
  "a price of nothing": ["prices.csv", "ec2.x,us-east-1,hour,0,2026-01-01,a", 4, /line 4: price must be more than 0/],
  "a negative price": ["prices.csv", "ec2.x,us-east-1,hour,-1,2026-01-01,a", 4, /line 4: price must be between 0 and a billion: -1/],
  "an unknown unit": ["prices.csv", "ec2.x,us-east-1,minute,1,2026-01-01,a", 4, /line 4: unit must be one of .*: minute/],
  "a date that is none": ["prices.csv", "ec2.x,us-east-1,hour,1,May,a", 4, /line 4: as_of must be a date such as 2026-11-25: May/],
  "a share above one": ["prices.csv", "spot.share,us-east-1,of on-demand,42,2026-01-01,a", 3, /line 3: price of spot\.share must be between 0 and 1: 42/],
  "a price twice": ["prices.csv", "eks.cluster,*,hour,1,2026-01-01,a", 5, /line 5: eks\.cluster in \* has a line already/],
  "a count that is none": ["setups.csv", "class,eks.cluster,one,a", 2, /setups\.csv, line 2: count must be a number: one/],
  "a thing twice": ["setups.csv", "class,eks.cluster,1,a", 3, /setups\.csv, line 3: eks\.cluster is in setup class already/],
  "a thing without a price": ["setups.csv", "class,gold,1,a", 2, /prices\.csv has no line for gold/],
  "a speed of nothing": ["models.csv", "plain,big,4,0,50,a", 2, /models\.csv, line 2: read_per_second must be more than 0/],
};

for (const [what, [file, line, number, message]] of Object.entries(badLines)) {
  test(`refuses ${what} in ${file} and names the line`, () => {
    const folder = mkdtempSync(join(tmpdir(), "cost-files-"));
    try {
      cpSync(fixtures, folder, { recursive: true });
      const lines = readFileSync(join(folder, file), "utf8").split("\n");
      lines.splice(number - 1, 1, line);
      writeFileSync(join(folder, file), lines.join("\n"));
      refuses(invented("--files", folder), message);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

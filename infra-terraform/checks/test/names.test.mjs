import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreements, fromDisk } from '../names.mjs';

/** The repository with one thing changed in one file. */
const changed = (path, find, replace) => (asked) => {
  const text = fromDisk(asked);
  if (asked !== path) return text;
  assert.ok(text.includes(find), `${path} has no «${find}»`);
  return text.replace(find, replace);
};

test('Terraform and the code agree', () => {
  assert.deepEqual(disagreements(), []);
});

for (const [what, path, find, replace, sentence] of [
  ['another queue', 'libs/job-queues/src/main/resources/codementor-queues.yml', ':codementor-grading}', ':codementor-batches}', /codementor-batches/],
  ['fewer receives', 'libs/job-queues/src/main/resources/codementor-queues.yml', 'max-receive-count: 20', 'max-receive-count: 5', /max-receive-count is 5/],
  ['other dead letters', 'libs/sqs-binder/src/main/java/dev/codementor/stream/sqs/queue/QueuePlan.java', ': name + "-dlq"', ': name + "-dead"', /end with -dead/],
  ['a longer visibility', 'libs/job-queues/src/main/resources/codementor-queues.yml', 'visibility-timeout: 10s', 'visibility-timeout: 1m', /hide a message for 60 s/],
  ['a longer drain', 'docs/configuration.md', '| `CODEMENTOR_WORKER_DRAIN` | `20s`', '| `CODEMENTOR_WORKER_DRAIN` | `40s`', /CODEMENTOR_WORKER_DRAIN is 40/],
  ['another field', 'result-notifier/src/main/java/dev/codementor/notifier/archive/JobLine.java', '"attempts"\n', '"attempts",\n    "worker"\n', /attempts,worker/],
  ['another port', 'docs/configuration.md', '| `CODEMENTOR_NOTIFIER_PORT` | `8081`', '| `CODEMENTOR_NOTIFIER_PORT` | `9091`', /CODEMENTOR_NOTIFIER_PORT is 9091/],
  ['a setting that nobody reads', 'docs/configuration.md', '| `CODEMENTOR_EVENTS_URL` |', '| `CODEMENTOR_LIVE_URL` |', /CODEMENTOR_EVENTS_URL, which no service reads/],
]) {
  test(`finds ${what}`, () => {
    assert.match(disagreements(changed(path, find, replace)).join('\n'), sentence);
  });
}

import { t, time } from '../language/messages.js';
import { span } from './figures.js';

const ARCHIVE_LATE = 300;

/**
 * What an operator wants to know first: whether anybody waits too long, why, and what else is wrong.
 *
 * @returns `late` when somebody waits too long, `troubles` when something else needs a look, and the sentences
 */
export function verdict(overview) {
  const late = overview.waits.filter((wait) => wait.missed).flatMap((wait) => lateness(wait, overview));
  const troubles = [...sickness(overview), ...deaths(overview), ...archive(overview)];
  return {
    state: late.length > 0 ? 'late' : troubles.length > 0 ? 'troubled' : 'good',
    sentences: late.length + troubles.length > 0 ? [...late, ...troubles] : [t('operations.good')],
  };
}

function lateness(wait, overview) {
  const queue = overview.queues.find(({ name }) => name === wait.queue);
  const sentence = t('operations.late', {
    queue: t(`operations.queue-${wait.queue}`),
    oldest: span(wait.oldestSeconds ?? wait.p95Seconds),
    objective: span(wait.objectiveSeconds),
  });
  return [`${sentence} ${reason(queue, overview)}`.trim()];
}

function reason(queue, { workers }) {
  if (queue?.paused) {
    return t('operations.because-paused', { by: queue.paused.by, since: time(queue.paused.since) });
  }
  const taking = workers.workers.filter((worker) => worker.alive && !worker.quiet && !worker.draining && !worker.trouble);
  if (taking.length === 0) {
    return t('operations.because-nobody');
  }
  if (queue && queue.held > queue.waiting && workers.busy < workers.slots) {
    return t('operations.because-held');
  }
  return workers.busy >= workers.slots ? t('operations.because-busy', { slots: workers.slots }) : '';
}

function sickness({ workers }) {
  return workers.workers.filter((worker) => worker.alive && worker.trouble).map((worker) => `${worker.id}: ${trouble(worker.trouble)}`);
}

/** Why a worker takes no jobs, in the words of its model server. */
export function trouble({ code, said }) {
  const words = t(`operations.trouble-${code}`);
  return said ? `${words} ${t('operations.quoted', { words: said })}` : words;
}

function deaths({ queues }) {
  return queues.filter((queue) => queue.dead > 0)
    .map((queue) => t('operations.some-dead', { n: queue.dead, queue: t(`operations.queue-${queue.name}`) }));
}

function archive({ archive: { jobs, oldestSeconds } }) {
  return oldestSeconds > ARCHIVE_LATE ? [t('operations.archive-late', { n: jobs, oldest: span(oldestSeconds) })] : [];
}

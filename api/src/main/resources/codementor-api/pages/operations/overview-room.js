import { button, make, setText } from '../frame/elements.js';
import { knows, t, time } from '../language/messages.js';
import { carryOut } from './action-dialog.js';
import { number, since, span } from './figures.js';
import { Plots } from './plots.js';
import { badge, table } from './table.js';
import { trouble, verdict } from './verdict.js';

/** Everything at one glance. A part is drawn anew only when it changed, so that a focus or a selection stays. */
export class OverviewRoom {
  #means;
  #plots;
  #verdict = make('section', { id: 'verdict', class: 'verdict' });
  #parts = new Map();
  #drawn = new Map();

  constructor(means) {
    this.#means = means;
    this.#plots = new Plots(means.api);
    for (const name of ['queues', 'workers', 'courses', 'batches', 'refusals']) {
      this.#parts.set(name, make('section', { class: name }));
    }
    const { queues, workers, ...rest } = Object.fromEntries(this.#parts);
    this.element = make('div', { class: 'overview' }, this.#verdict, queues, this.#plots.element, workers, ...Object.values(rest));
  }

  async look() {
    const [overview] = await Promise.all([this.#means.api.operations('overview'), this.#plots.look()]);
    this.#show(overview);
  }

  /** Shows each overview that the server sends, until it ends the stream. */
  follow(fresh, signal) {
    return this.#means.api.follow('/operations/live', (name, data) => {
      if (name === 'overview') {
        this.#show(JSON.parse(data));
        this.#plots.look();
        fresh();
      }
    }, signal);
  }

  #show(overview) {
    this.#judge(verdict(overview));
    const { queues, waits, workers, courses, batches, refusals } = overview;
    this.#draw('queues', [queues, waits], () => queues.map((queue) => queueCard(queue, overview, this.#means)));
    this.#draw('workers', workers.workers, () => [workersTable(overview, this.#means)]);
    this.#draw('courses', courses, () => (courses.length ? [coursesTable(overview, this.#means)] : []));
    this.#draw('batches', batches, () => (batches.length ? [batchesTable(overview)] : []));
    this.#draw('refusals', refusals, () => (refusals.length ? [refusalsTable(overview)] : []));
  }

  #judge({ state, sentences }) {
    this.#verdict.dataset.state = state;
    const text = sentences.join('\n');
    if (this.#drawn.get('verdict') !== text) {
      this.#drawn.set('verdict', text);
      this.#verdict.replaceChildren(make('h3', { class: 'visually-hidden' }, t('operations.verdict')),
        ...sentences.map((sentence) => make('p', { role: 'status' }, sentence)));
    }
  }

  #draw(name, data, nodes) {
    const part = this.#parts.get(name);
    const drawn = JSON.stringify(data);
    if (this.#drawn.get(name) !== drawn) {
      this.#drawn.set(name, drawn);
      const focused = part.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
      part.replaceChildren(...nodes());
      if (focused) {
        part.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
      }
    }
  }
}

function act(id, label, name, click) {
  const made = button('quiet', label, click);
  made.dataset.act = `${id}:${name}`;
  made.setAttribute('aria-label', `${label}: ${name}`);
  return made;
}

function queueCard(queue, overview, means) {
  const wait = overview.waits.find((one) => one.queue === queue.name);
  const name = t(`operations.queue-${queue.name}`);
  const figures = queue.name === 'outcomes'
    ? [[t('operations.unarchived'), number(queue.waiting)], [t('operations.oldest'), span(queue.oldestSeconds)]]
    : [
      [t('operations.waiting'), number(queue.waiting)],
      [t('operations.held'), number(queue.held)],
      [t('operations.running'), number(queue.running)],
      [t('operations.oldest'), span(queue.oldestSeconds)],
      [t('operations.wait-p95', { objective: span(wait?.objectiveSeconds) }), span(wait?.p95Seconds)],
      [t('operations.per-minute'), t('operations.in-and-out', {
        in: number(queue.perMinute?.accepted ?? 0),
        out: number((queue.perMinute?.answered ?? 0) + (queue.perMinute?.failed ?? 0)),
      })],
    ];
  const card = make('article', { class: 'card' },
    make('h3', {}, name, ...(queue.paused ? [badge('warn', t('operations.paused'))] : []), ...(wait?.missed ? [badge('bad', t('operations.too-long'))] : [])),
    make('dl', {}, ...figures.map(([term, figure]) => make('div', {}, make('dt', {}, term), make('dd', {}, figure)))));
  if (queue.paused) {
    card.append(make('p', { class: 'hint' }, pausedBy(queue.paused)));
  }
  if (queue.messages) {
    card.append(make('p', { class: 'hint' }, t('operations.messages', queue.messages)));
  }
  if (queue.dead > 0) {
    card.append(make('p', {}, make('a', { href: `#jobs?state=dead&kind=${queue.name}` }, t('operations.dead-jobs', { n: queue.dead }))));
  }
  if (means.mayAct && queue.pausable) {
    card.append(make('div', { class: 'row' }, pauseOrResume('queues', queue.name, name, queue, means)));
  }
  return card;
}

function pausedBy(pause) {
  const who = t('operations.paused-by', { by: pause.by, since: time(pause.since) });
  return pause.reason ? `${who} ${t('operations.because', { reason: pause.reason })}` : who;
}

function pauseOrResume(kind, id, name, { paused, held, waiting }, { api, changed }) {
  const pause = (reason) => api.operate(`${kind}/${encodeURIComponent(id)}/pause`, { reason });
  const resume = (reason) => api.operate(`${kind}/${encodeURIComponent(id)}/resume`, { reason });
  const pausedNow = () => t('operations.did-pause', { name });
  const resumedNow = () => t('operations.did-resume', { name });
  return paused
    ? act(`${kind}-${id}`, t('operations.resume'), name, () => carryOut({
      title: t('operations.resume-title', { name }),
      effect: t('operations.resume-effect', { n: held + waiting }),
      verb: t('operations.resume'),
      act: (reason) => resume(reason).then(resumedNow),
      undo: () => pause(paused.reason).then(pausedNow),
      changed,
    }))
    : act(`${kind}-${id}`, t('operations.pause'), name, () => carryOut({
      title: t('operations.pause-title', { name }),
      effect: t('operations.pause-effect', { n: held + waiting }),
      verb: t('operations.pause'),
      act: (reason) => pause(reason).then(pausedNow),
      undo: () => resume().then(resumedNow),
      changed,
    }));
}

function workersTable({ workers }, means) {
  const rows = workers.workers.map((worker) => [
    worker.id,
    stateOf(worker),
    make('span', {}, t('operations.of', { n: worker.busy, of: worker.slots }), ' ',
      make('meter', { min: 0, max: Math.max(1, worker.slots), value: worker.busy, 'aria-hidden': 'true' })),
    make('span', {}, worker.rehearsal ? t('operations.rehearsal') : worker.model, make('small', {}, ` ${worker.version}`)),
    worker.tokensPerSecond === undefined ? '–' : number(worker.tokensPerSecond),
    t('operations.answered-failed', { answered: worker.answered, failed: worker.failed }),
    jobLinks(worker),
    worker.trouble ? make('span', { class: 'words' }, trouble(worker.trouble)) : '–',
    means.mayAct && worker.alive ? workerActions(worker, means) : '',
  ]);
  const section = make('div', {}, table(
    t('operations.workers', { busy: workers.busy, slots: workers.slots }),
    [t('operations.worker'), t('operations.state'), t('operations.busy'), t('operations.model'), t('operations.tokens'),
      t('operations.ten-minutes'), t('operations.works-on'), t('operations.last-error'), t('operations.actions')], rows));
  if (rows.length === 0) {
    section.replaceChildren(make('h3', {}, t('operations.workers', { busy: 0, slots: 0 })), make('p', { class: 'hint' }, t('operations.no-workers')));
  }
  return section;
}

function stateOf(worker) {
  if (!worker.alive) {
    return badge('soft', t('operations.silent', { since: since(worker.heartbeat) }));
  }
  if (worker.draining) {
    return badge('warn', t('operations.draining'));
  }
  if (worker.quiet) {
    return badge('warn', t('operations.quiet'));
  }
  return worker.trouble ? badge('bad', t('operations.no-jobs')) : badge('good', t('operations.takes-jobs'));
}

function jobLinks({ jobs, busySince }) {
  if (jobs.length === 0) {
    return '–';
  }
  const links = jobs.slice(0, 3).flatMap((id) => [make('a', { href: `#job?id=${id}` }, `…${id.slice(-6)}`), ' ']);
  return make('span', {}, ...links, ...(jobs.length > 3 ? [`+${jobs.length - 3} `] : []), make('small', {}, busySince ? since(busySince) : ''));
}

function workerActions(worker, { api, changed }) {
  const order = (verb) => (reason) => api.operate(`workers/${encodeURIComponent(worker.id)}/${verb}`, { reason });
  const quieted = () => t('operations.did-quiet', { name: worker.id });
  const unquieted = () => t('operations.did-unquiet', { name: worker.id });
  const quiet = worker.quiet
    ? act('unquiet', t('operations.unquiet'), worker.id, () => carryOut({
      title: t('operations.unquiet-title', { name: worker.id }), effect: t('operations.unquiet-effect'), verb: t('operations.unquiet'),
      act: (reason) => order('unquiet')(reason).then(unquieted), undo: () => order('quiet')().then(quieted), changed }))
    : act('quiet', t('operations.make-quiet'), worker.id, () => carryOut({
      title: t('operations.quiet-title', { name: worker.id }), effect: t('operations.quiet-effect', { n: worker.busy }), verb: t('operations.make-quiet'),
      act: (reason) => order('quiet')(reason).then(quieted), undo: () => order('unquiet')().then(unquieted), changed }));
  const drain = act('drain', t('operations.drain'), worker.id, () => carryOut({
    title: t('operations.drain-title', { name: worker.id }), effect: t('operations.drain-effect', { n: worker.busy }), verb: t('operations.drain'),
    act: (reason) => order('drain')(reason).then(() => t('operations.did-drain', { name: worker.id })), changed }));
  return make('span', { class: 'row' }, quiet, ...(worker.draining ? [] : [drain]));
}

function coursesTable({ courses }, means) {
  return table(t('operations.courses'),
    [t('operations.course'), t('operations.waiting'), t('operations.held'), t('operations.running'), t('operations.oldest'), t('operations.actions')],
    courses.map((course) => [
      make('a', { href: `#jobs?course=${encodeURIComponent(course.course)}` }, course.course),
      number(course.waiting), number(course.held), number(course.running), span(course.oldestSeconds),
      make('span', { class: 'row' }, ...(course.paused ? [badge('warn', t('operations.paused')), make('small', {}, pausedBy(course.paused))] : []),
        ...(means.mayAct ? [pauseOrResume('courses', course.course, course.course, course, means)] : [])),
    ]));
}

function batchesTable({ batches }) {
  return table(t('operations.batches'),
    [t('operations.assignment'), t('operations.course'), t('operations.state'), t('operations.left'), t('operations.running'), t('operations.failed')],
    batches.map((batch) => [
      make('a', { href: `#jobs?owner=${batch.id}` }, batch.assignment), batch.course,
      knows(`operations.batch-${batch.state}`) ? t(`operations.batch-${batch.state}`) : batch.state,
      t('operations.of', { n: batch.processing, of: batch.size }), number(batch.running), number(batch.failed),
    ]));
}

function refusalsTable({ refusals }) {
  return table(t('operations.refusals'), [t('operations.refused-with'), t('operations.course'), t('operations.requests')],
    refusals.map(({ code, course, count }) => [code, course || '–', number(count)]));
}

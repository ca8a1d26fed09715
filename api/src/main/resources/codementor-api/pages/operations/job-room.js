import { button, make } from '../frame/elements.js';
import { knows, t, time } from '../language/messages.js';
import { actionsTable } from './audit-room.js';
import { carryOut } from './action-dialog.js';
import { number, span } from './figures.js';
import { jobState } from './jobs-room.js';
import { table } from './table.js';

const OPEN = ['accepted', 'queued', 'running'];

/** One job: how it came here, what was tried, and what can be done. */
export class JobRoom {
  #means;
  #id;
  #shown = '';

  constructor(means, query) {
    this.#means = means;
    this.#id = query.get('id') ?? '';
    this.element = make('div', { class: 'job' });
  }

  async look() {
    const detail = await this.#means.api.operations(`jobs/${encodeURIComponent(this.#id)}`);
    const shown = JSON.stringify(detail);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.element.replaceChildren(...this.#parts(detail));
    }
  }

  #parts(detail) {
    const { job } = detail;
    const parts = [
      make('h3', {}, t('operations.job'), ' ', make('code', {}, job.id)),
      make('p', { class: 'row' }, jobState(job), t(`operations.kind-${job.kind}`), make('a', { href: `#jobs?course=${encodeURIComponent(job.course)}` }, job.course),
        make('a', { href: `#jobs?owner=${encodeURIComponent(job.batch ?? job.owner)}` }, job.batch ?? job.owner)),
    ];
    if (job.failure) {
      parts.push(make('p', { class: 'problem' }, `${job.failure.code}: ${job.failure.message}`));
    }
    if (detail.paused) {
      parts.push(make('p', {}, t('operations.paused-by', { by: detail.paused.by, since: time(detail.paused.since) })));
    }
    if (this.#means.mayAct) {
      parts.push(this.#actions(job));
    }
    parts.push(timeline(detail.timeline), attempts(detail.attempts), facts(detail));
    if (detail.actions.length > 0) {
      parts.push(actionsTable(detail.actions));
    }
    if (detail.text) {
      parts.push(make('h4', {}, t('operations.prompt')), make('pre', { dir: 'auto', tabindex: '0' }, detail.text.prompt),
        make('h4', {}, t('operations.answer')), make('pre', { dir: 'auto', tabindex: '0' }, detail.text.answer || '–'));
    } else {
      parts.push(make('p', { class: 'hint' }, t('operations.no-text')));
    }
    return parts;
  }

  #actions(job) {
    const { api, changed } = this.#means;
    const row = make('p', { class: 'row' });
    const name = job.id;
    if (OPEN.includes(job.state)) {
      row.append(button('quiet', t('operations.cancel'), () => carryOut({
        title: t('operations.cancel-title'), effect: t('operations.cancel-effect'), verb: t('operations.cancel'),
        act: (reason) => api.operate(`jobs/${name}/cancel`, { reason }).then(() => t('operations.did-cancel')), changed })));
    }
    if (job.dead || job.state === 'failed' || job.state === 'expired') {
      row.append(button('quiet', t('operations.redrive'), () => carryOut({
        title: t('operations.redrive-title', { n: 1 }), effect: t('operations.redrive-one-effect'), verb: t('operations.redrive'),
        act: (reason) => api.operate(`jobs/${name}/redrive`, { reason }).then(() => t('operations.did-redrive', { n: 1 })), changed })));
    }
    return row;
  }
}

function timeline(steps) {
  return table(t('operations.timeline'), [t('operations.phase'), t('operations.time'), t('operations.after')],
    steps.map(({ phase, at }, i) => [
      knows(`operations.phase-${phase}`) ? t(`operations.phase-${phase}`) : phase, exact(at),
      i === 0 ? '–' : span((Date.parse(at) - Date.parse(steps[i - 1].at)) / 1_000),
    ]));
}

function attempts(all) {
  if (all.length === 0) {
    return make('p', { class: 'hint' }, t('operations.no-attempts'));
  }
  return table(t('operations.attempts'), [t('operations.attempt'), t('operations.worker'), t('operations.from'), t('operations.to'), t('operations.ending'), t('operations.cause')],
    all.map((attempt) => [
      number(attempt.attempt), attempt.worker ?? '–', attempt.started ? exact(attempt.started) : '–', attempt.ended ? exact(attempt.ended) : '–',
      knows(`operations.state-${attempt.ending}`) ? t(`operations.state-${attempt.ending}`) : attempt.ending,
      make('span', { class: 'words' }, [attempt.cause, attempt.words && t('operations.quoted', { words: attempt.words })].filter(Boolean).join(': ') || '–'),
    ]));
}

function facts(detail) {
  const tokens = [detail.promptTokens, detail.cachedTokens, detail.answerTokens].map((count) => (count === undefined ? '–' : number(count)));
  const rows = [
    [t('operations.model'), detail.rehearsal ? t('operations.rehearsal') : detail.model ?? detail.requestedModel ?? '–'],
    [t('operations.token-counts'), tokens.join(' / ')],
    [t('operations.expires'), time(detail.expires)],
    [t('operations.sent-again'), number(detail.resends)],
    [t('operations.put-back'), number(detail.job.redrives)],
  ];
  return make('dl', { class: 'facts' }, ...rows.map(([term, fact]) => make('div', {}, make('dt', {}, term), make('dd', {}, fact))));
}

function exact(iso) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));
}

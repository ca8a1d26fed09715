import { make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';
import { number, span } from './figures.js';
import { Plot } from './plot.js';

const HOUR = 3_600_000;
const RANGES = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR };
const LOOK_EVERY = 20_000;

/** The history that the ledger keeps, as plots. */
export class Plots {
  #api;
  #range = 'hour';
  #looked = 0;
  #problem = make('p', { class: 'problem' });
  #plots;

  constructor(api) {
    this.#api = api;
    const of = (name, figure) => (point) => point.queues.find((queue) => queue.name === name)?.[figure];
    const perMinute = (name, figure) => (point) => (of(name, figure)(point) ?? 0) * 60 / point.seconds;
    this.#plots = [
      new Plot(t('operations.plot-wait'), [
        { label: t('operations.queue-interactive'), of: of('interactive', 'waitP95Seconds') },
        { label: t('operations.queue-grading'), of: of('grading', 'waitP95Seconds') }], span),
      new Plot(t('operations.plot-depth'), [
        { label: t('operations.waiting'), of: (point) => sum(point, 'waiting') },
        { label: t('operations.held'), of: (point) => sum(point, 'held') },
        { label: t('operations.running'), of: (point) => sum(point, 'running') }], number),
      new Plot(t('operations.plot-flow'), [
        { label: t('operations.accepted'), of: (point) => perMinute('interactive', 'accepted')(point) + perMinute('grading', 'accepted')(point) },
        { label: t('operations.answered'), of: (point) => perMinute('interactive', 'answered')(point) + perMinute('grading', 'answered')(point) },
        { label: t('operations.failed'), of: (point) => perMinute('interactive', 'failed')(point) + perMinute('grading', 'failed')(point) }], number),
      new Plot(t('operations.plot-slots'), [
        { label: t('operations.slots'), of: (point) => point.slots },
        { label: t('operations.busy'), of: (point) => point.busy },
        { label: t('operations.refused'), of: (point) => point.refused * 60 / point.seconds }], number),
    ];
    const range = make('select', { id: 'range' }, ...Object.keys(RANGES).map((name) => new Option(t(`operations.range-${name}`), name)));
    range.addEventListener('change', () => {
      this.#range = range.value;
      this.#looked = 0;
      this.look();
    });
    this.element = make('section', { class: 'plots' },
      make('div', { class: 'row' }, make('h3', {}, t('operations.history')), make('label', { for: 'range' }, t('operations.range')), range),
      this.#problem, make('div', { class: 'grid' }, ...this.#plots.map((plot) => plot.element)));
  }

  /** The history is as old as its last minute, so it is read less often than the rest, and the rest is shown without it. */
  async look() {
    const now = Date.now();
    if (now - this.#looked < LOOK_EVERY) {
      return;
    }
    this.#looked = now;
    try {
      const from = new Date(now - RANGES[this.#range]).toISOString();
      const { points } = await this.#api.operations('history', { from, to: new Date(now).toISOString() });
      this.#plots.forEach((plot) => plot.show(points));
      setText(this.#problem, points.length === 0 ? t('operations.no-history') : '');
    } catch (problem) {
      setText(this.#problem, problemInWords(problem));
    }
  }
}

function sum(point, figure) {
  return point.queues.reduce((total, queue) => total + (queue[figure] ?? 0), 0);
}

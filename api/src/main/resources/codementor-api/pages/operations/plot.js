import uPlot from 'uplot';
import { make } from '../frame/elements.js';
import { currentLanguage, t } from '../language/messages.js';
import { table } from './table.js';

const HEIGHT = 150;
const COLOURS = ['--plot-1', '--plot-2', '--plot-3'];
const DASHES = [[], [7, 3], [2, 3]];
const MOST_ROWS = 200;

/** Some lines over time, for people to look at, and the same as a table, for people to read. */
export class Plot {
  #title;
  #lines;
  #format;
  #figure;
  #ground = make('div', { class: 'ground', 'aria-hidden': 'true' });
  #table = make('details', {});
  #plot = null;
  #data = [[]];

  /** @param lines `{label, of(point)}`, at most three */
  constructor(title, lines, format) {
    this.#title = title;
    this.#lines = lines;
    this.#format = format;
    this.#table.append(make('summary', {}, t('operations.as-table')));
    this.#table.addEventListener('toggle', () => this.#fill());
    const key = make('ul', { class: 'key', 'aria-hidden': 'true' },
      ...lines.map(({ label }, i) => make('li', { class: `line-${i + 1}` }, label)));
    this.#figure = make('figure', {}, make('figcaption', {}, title), key, this.#ground, this.#table);
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(this.#ground);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
  }

  get element() {
    return this.#figure;
  }

  /** @param points of the history, oldest first; where some are missing, lines break */
  show(points) {
    const times = [];
    const values = this.#lines.map(() => []);
    let due = Infinity;
    for (const point of points) {
      const at = Date.parse(point.at) / 1_000;
      if (at > due) {
        times.push(due);
        values.forEach((line) => line.push(null));
      }
      times.push(at);
      this.#lines.forEach(({ of }, i) => values[i].push(of(point) ?? null));
      due = at + 1.5 * point.seconds;
    }
    this.#data = [times, ...values];
    this.#draw();
    this.#fill();
  }

  #draw() {
    this.#plot?.destroy();
    const colour = (name) => {
      // Only a used colour says which half of light-dark() holds.
      this.#ground.style.color = `var(${name})`;
      return getComputedStyle(this.#ground).color;
    };
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    this.#plot = new uPlot({
      ...this.#size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { y: { range: (plot, least, most) => [0, Math.max(most ?? 0, 1) * 1.1] } },
      axes: [
        { ...axis, space: 75, values: (plot, at) => at.map((second) => this.#clock(second)) },
        { ...axis, size: 60, values: (plot, at) => at.map((value) => this.#format(value).split(' ').slice(0, 2).join(' ')) },
      ],
      series: [{}, ...this.#lines.map((line, i) => ({ stroke: colour(COLOURS[i]), width: 2, dash: DASHES[i], points: { show: false } }))],
    }, this.#data, this.#ground);
  }

  #size() {
    return { width: Math.max(200, this.#ground.clientWidth), height: HEIGHT };
  }

  #clock(second) {
    const long = this.#data[0].at(-1) - this.#data[0][0] > 86_400;
    return new Intl.DateTimeFormat(currentLanguage(), long ? { day: 'numeric', month: 'short' } : { timeStyle: 'short' }).format(second * 1_000);
  }

  #fill() {
    if (!this.#table.open) {
      return;
    }
    const [times, ...values] = this.#data;
    const rows = times.map((at, i) => [this.#moment(at), ...values.map((line) => (line[i] === null ? '–' : this.#format(line[i])))])
      .slice(-MOST_ROWS).reverse();
    this.#table.querySelector('.scroll')?.remove();
    this.#table.append(table(this.#title, [t('operations.time'), ...this.#lines.map(({ label }) => label)], rows, { hideCaption: true }));
  }

  #moment(second) {
    return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'short', timeStyle: 'short' }).format(second * 1_000);
  }
}

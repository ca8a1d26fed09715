import { button, make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { knows, t, time } from '../language/messages.js';
import { carryOut } from './action-dialog.js';
import { number, short, span } from './figures.js';
import { Redrive } from './redrive.js';
import { badge, table } from './table.js';

const STATES = ['', 'waiting', 'held', 'running', 'dead', 'failed', 'answered', 'cancelled', 'expired'];
const KINDS = ['', 'prompt', 'grading'];
const FIELDS = ['state', 'kind', 'course', 'owner', 'worker', 'cause', 'since', 'until'];

/** Jobs that a filter finds, and what can be done to all of them. The filter is in the address, so that it can be shared. */
export class JobsRoom {
  #means;
  #filter;
  #list = make('div', {});
  #total = make('p', { class: 'hint', role: 'status' });
  #tools = make('div', { class: 'row' });
  #more = button('quiet', t('history.more'), () => this.#readMore());
  #problem = make('p', { class: 'problem', role: 'alert' });
  #pages = [];
  #shown = '';
  #next;

  constructor(means, query) {
    this.#means = means;
    this.#filter = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? '']).filter(([, value]) => value));
    this.#more.hidden = true;
    this.element = make('div', { class: 'jobs' }, this.#form(), this.#total, this.#tools, this.#problem, this.#list, this.#more);
  }

  /** Only the first page is read anew, so that what somebody has unfolded below stays. */
  async look() {
    const page = await this.#means.api.operations('jobs', { ...this.#filter, limit: 50 });
    this.#pages[0] = page.jobs;
    if (this.#pages.length === 1) {
      this.#next = page.next;
    }
    const count = page.total >= 10_000 ? t('operations.many-found') : t('operations.found', { n: page.total });
    setText(this.#total, count);
    this.#offer(page.total);
    this.#show();
  }

  async #readMore() {
    this.#more.disabled = true;
    try {
      const page = await this.#means.api.operations('jobs', { ...this.#filter, limit: 50, cursor: this.#next });
      this.#pages.push(page.jobs);
      this.#next = page.next;
      this.#show();
    } catch (problem) {
      setText(this.#problem, problemInWords(problem));
    } finally {
      this.#more.disabled = false;
    }
  }

  #show() {
    const seen = new Set();
    const jobs = this.#pages.flat().filter(({ id }) => !seen.has(id) && seen.add(id));
    this.#more.hidden = !this.#next;
    const shown = JSON.stringify(jobs);
    if (shown === this.#shown || this.#list.contains(document.activeElement)) {
      return;
    }
    this.#shown = shown;
    this.#list.replaceChildren(jobs.length === 0 ? make('p', { class: 'hint' }, t('operations.none-found')) : jobsTable(jobs));
  }

  #offer(total) {
    const may = this.#means.mayAct && this.#filter.state === 'dead' && total > 0;
    if (!may) {
      this.#tools.replaceChildren();
    } else if (this.#tools.childElementCount === 0) {
      this.#tools.append(button('', t('operations.redrive-all'), () => this.#redriveAll()));
    }
  }

  async #redriveAll() {
    try {
      const counted = await this.#means.api.operate('redrive', { ...this.#filter, dryRun: true });
      carryOut({
        title: t('operations.redrive-title', { n: counted.total }),
        effect: t('operations.redrive-effect', { n: counted.total, rate: counted.perSecond }),
        verb: t('operations.redrive-all'),
        act: async (reason) => {
          const begun = await this.#means.api.operate('redrive', { ...this.#filter, reason });
          this.#problem.after(new Redrive(this.#means.api, begun).element);
          return t('operations.did-redrive', { n: begun.total });
        },
        changed: this.#means.changed,
      });
    } catch (problem) {
      setText(this.#problem, problemInWords(problem));
    }
  }

  #form() {
    const field = (name, input) => make('label', {}, t(`operations.filter-${name}`), input);
    const choice = (name, values) => {
      const select = make('select', { name }, ...values.map((value) =>
        new Option(value ? t(`operations.${name}-${value}`) : t('operations.any'), value)));
      select.value = this.#filter[name] ?? '';
      return field(name, select);
    };
    const text = (name, type = 'text') => field(name, make('input', { name, type, autocomplete: 'off', value: type === 'text' ? this.#filter[name] ?? '' : local(this.#filter[name]) }));
    const form = make('form', { class: 'filter', role: 'search', 'aria-label': t('operations.filter') },
      choice('state', STATES), choice('kind', KINDS), text('course'), text('owner'), text('worker'), text('cause'),
      text('since', 'datetime-local'), text('until', 'datetime-local'),
      make('button', { type: 'submit' }, t('operations.apply')),
      make('a', { href: '#jobs' }, t('operations.clear')));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const values = [...new FormData(form)].map(([name, value]) => [name, value.trim()])
        .map(([name, value]) => [name, value && (name === 'since' || name === 'until') ? new Date(value).toISOString() : value])
        .filter(([, value]) => value);
      location.hash = `jobs?${new URLSearchParams(values)}`;
    });
    return form;
  }
}

/** A time of UTC as the browser's input for local times wants it. */
function local(iso) {
  if (!iso || Number.isNaN(Date.parse(iso))) {
    return '';
  }
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function jobsTable(jobs) {
  return table(t('operations.jobs'),
    [t('operations.job'), t('operations.state'), t('operations.kind'), t('operations.course'), t('operations.owner'), t('operations.accepted-at'),
      t('operations.waited'), t('operations.attempts'), t('operations.worker'), t('operations.cause')],
    jobs.map((job) => [
      make('a', { href: `#job?id=${job.id}`, title: job.id }, short(job.id)),
      jobState(job),
      t(`operations.kind-${job.kind}`), job.course,
      make('a', { href: `#jobs?owner=${encodeURIComponent(job.batch ?? job.owner)}`, title: job.batch ?? job.owner }, short(job.batch ?? job.owner)),
      time(job.accepted), span(job.waitSeconds), number(job.attempt), job.worker ?? '–',
      job.failure ? cause(job.failure) : '–',
    ]));
}

function cause(failure) {
  return make('span', { title: failure.message }, failure.code);
}

export function jobState(job) {
  const name = job.held ? 'held' : job.state;
  const kind = job.dead || job.state === 'failed' ? 'bad' : job.state === 'answered' ? 'good' : 'soft';
  const word = knows(`operations.state-${name}`) ? t(`operations.state-${name}`) : name;
  return make('span', { class: 'row' }, badge(kind, word), ...(job.dead ? [badge('bad', t('operations.state-dead'))] : []));
}

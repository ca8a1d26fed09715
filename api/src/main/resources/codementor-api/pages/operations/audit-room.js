import { button, make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { knows, t, time } from '../language/messages.js';
import { number } from './figures.js';
import { table } from './table.js';

/** Who did what, and why. */
export class AuditRoom {
  #api;
  #first = [];
  #older = [];
  #next;
  #shown = '';
  #list = make('div', {});
  #problem = make('p', { class: 'problem', role: 'alert' });
  #more = button('quiet', t('history.more'), () => this.#readMore());

  constructor({ api }) {
    this.#api = api;
    this.#more.hidden = true;
    this.element = make('div', { class: 'audit' }, this.#problem, this.#list, this.#more);
  }

  async look() {
    const page = await this.#api.operations('audit', { limit: 50 });
    this.#first = page.entries;
    if (this.#older.length === 0) {
      this.#next = page.next;
    }
    this.#show();
  }

  async #readMore() {
    try {
      const page = await this.#api.operations('audit', { limit: 50, cursor: this.#next });
      this.#older.push(...page.entries);
      this.#next = page.next;
      this.#show();
    } catch (problem) {
      setText(this.#problem, problemInWords(problem));
    }
  }

  #show() {
    const seen = new Set();
    const entries = [...this.#first, ...this.#older].filter(({ id }) => !seen.has(id) && seen.add(id));
    this.#more.hidden = !this.#next;
    const shown = JSON.stringify(entries);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#list.replaceChildren(entries.length === 0 ? make('p', { class: 'hint' }, t('operations.no-actions')) : actionsTable(entries));
    }
  }
}

export function actionsTable(entries) {
  return table(t('operations.audit-title'), [t('operations.time'), t('operations.who'), t('operations.what'), t('operations.target'), t('operations.affected'), t('operations.why')],
    entries.map((entry) => [
      time(entry.at), entry.by, knows(`operations.action-${entry.action}`) ? t(`operations.action-${entry.action}`) : entry.action,
      entry.target, number(entry.affected), entry.reason ?? '–',
    ]));
}

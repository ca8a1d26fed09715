import { t, time } from '../language/messages.js';
import { button, element, make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';

const PAUSE = 250;
/** Shorter words occur in every text, so the api refuses them. */
const SHORTEST_SEARCH = 2;

/** A person's earlier conversations in a course. Hidden when the api does not offer them. */
export class HistoryPanel {
  #api;
  #open;
  #course = null;
  #current = null;
  #items = [];
  #next = null;
  #timer = null;
  #asked = 0;
  #problem = '';

  constructor(api, open) {
    this.#api = api;
    this.#open = open;
    element('search').addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.read(), PAUSE);
    });
    element('more-history').addEventListener('click', () => this.read(this.#next));
  }

  show(course, current) {
    this.#current = current;
    if (course === this.#course) {
      this.#render();
      return;
    }
    this.#course = course;
    this.#items = [];
    this.read();
  }

  /** Reads the list again, or the part of it after `before`. */
  async read(before) {
    const mine = ++this.#asked;
    try {
      const words = element('search').value.trim();
      const page = await this.#api.conversations(this.#course, words.length < SHORTEST_SEARCH ? '' : words, before);
      if (mine === this.#asked) {
        this.#items = before ? [...this.#items, ...page.items] : page.items;
        this.#next = page.next ?? null;
        this.#problem = '';
        element('history').hidden = false;
        this.#render();
      }
    } catch (problem) {
      if (problem.status === 404) {
        element('history').hidden = true;
      } else if (mine === this.#asked && problem.status === 422) {
        // Results for other words would look like results for these.
        this.#items = [];
        this.#next = null;
        this.#problem = problemInWords(problem);
        this.#render();
      }
    }
  }

  #render() {
    element('conversations').replaceChildren(...this.#items.map((item) => {
      const entry = button('conversation', '', () => this.#open(item.course, item.id));
      entry.append(make('span', { class: 'title', dir: 'auto' }, item.title || t('history.untitled')),
        make('small', {}, `${time(item.lastAt)} · ${t('history.questions', { n: item.jobs })}`));
      if (item.id === this.#current) {
        entry.setAttribute('aria-current', 'true');
      }
      return make('li', {}, entry);
    }));
    setText(element('history-problem'), this.#problem);
    element('no-history').hidden = this.#items.length > 0 || this.#problem !== '';
    element('no-history').textContent = t(element('search').value ? 'history.nothing-found' : 'history.empty');
    element('more-history').hidden = !this.#next;
  }
}

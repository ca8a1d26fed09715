import { element, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { entryView } from './entry-view.js';

/** What students of one course think of answers, the newest first. */
export class CourseFeedback {
  #api;
  #next = null;
  #asked = 0;

  constructor(api, courses) {
    this.#api = api;
    element('choice').hidden = false;
    element('course').replaceChildren(...courses.map((course) => new Option(course, course)));
    element('course').addEventListener('change', ({ target }) => this.open(target.value));
    element('more').addEventListener('click', () => this.#read(this.#next));
  }

  open(course) {
    element('course').value = course;
    history.replaceState(null, '', `#${new URLSearchParams({ course })}`);
    // A link to the next page of the same course.
    element('to-mentor').href = `/#${new URLSearchParams({ course })}`;
    element('entries').replaceChildren();
    return this.#read();
  }

  async #read(before) {
    const mine = ++this.#asked;
    element('more').disabled = true;
    try {
      const page = await this.#api.courseFeedback(element('course').value, before);
      if (mine === this.#asked) {
        this.#show(page);
      }
    } catch (problem) {
      if (mine === this.#asked) {
        setText(element('problem'), problemInWords(problem));
      }
    } finally {
      element('more').disabled = false;
    }
  }

  #show({ items, next }) {
    this.#next = next ?? null;
    setText(element('problem'), '');
    element('entries').append(...items.map(entryView));
    element('none').hidden = element('entries').childElementCount > 0;
    element('more').hidden = !this.#next;
  }
}

import { element, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { gradeView } from './grade-view.js';

/** The grades that were released to the signed-in student, newest first. */
export class GradeList {
  #api;
  #next;

  constructor(api) {
    this.#api = api;
    element('more').addEventListener('click', () => this.read());
  }

  async read() {
    element('more').disabled = true;
    try {
      const { items, next } = await this.#api.grades(this.#next);
      this.#next = next;
      setText(element('problem'), '');
      element('grades').append(...items.map((item) => gradeView(item, this.#api)));
      element('none').hidden = element('grades').childElementCount > 0;
      element('more').hidden = !next;
    } catch (problem) {
      setText(element('problem'), problemInWords(problem));
    } finally {
      element('more').disabled = false;
    }
  }
}

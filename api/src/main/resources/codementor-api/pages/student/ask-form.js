import { problemInWords } from './words.js';

const element = (id) => document.getElementById(id);

/** Where a question is written. */
export class AskForm {
  #key = newKey();

  constructor(ask) {
    element('ask-form').addEventListener('submit', (event) => this.#submit(event, ask));
    // Another text is another question; the same text sent again after a failure is the same one.
    element('ask-form').addEventListener('input', () => (this.#key = newKey()));
    element('prompt').addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        element('ask-form').requestSubmit();
      }
    });
  }

  show(me) {
    element('ask').hidden = false;
    const options = me.courses.map((course) => new Option(course, course));
    element('course').replaceChildren(...options);
    this.quota(me.quota);
    this.#problem(me.courses.length === 0 ? 'You are not a member of any course.' : '');
  }

  quota({ outstanding, perMinute }) {
    element('quota').textContent = `${Math.min(outstanding.left, perMinute.left)} questions left for now`;
  }

  hide() {
    element('ask').hidden = true;
  }

  async #submit(event, ask) {
    event.preventDefault();
    const form = new FormData(event.target);
    element('send').disabled = true;
    this.#problem('');
    try {
      await ask({ prompt: form.get('prompt'), course: form.get('course') }, this.#key);
      this.#key = newKey();
    } catch (problem) {
      this.#problem(problemInWords(problem));
    } finally {
      element('send').disabled = false;
    }
  }

  #problem(sentence) {
    element('ask-problem').hidden = !sentence;
    element('ask-problem').textContent = sentence;
  }
}

/** Not randomUUID, which browsers keep from pages that come over plain HTTP. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';

const LOOK_EVERY = 1_000;

/** The progress of jobs that were put back, until all have settled. */
export class Redrive {
  #api;
  #bar;
  #words = make('p', { role: 'status' });

  constructor(api, begun) {
    this.#api = api;
    this.#bar = make('progress', { max: Math.max(1, begun.total), value: 0, 'aria-label': t('operations.redrive-progress') });
    this.element = make('section', { class: 'redrive' }, this.#words, this.#bar);
    this.#show(begun);
  }

  #show(redrive) {
    this.#bar.value = redrive.settled + redrive.skipped;
    setText(this.#words, t('operations.redrive-stands', redrive));
    if (redrive.id && redrive.settled + redrive.skipped < redrive.total) {
      setTimeout(() => this.#look(redrive.id), LOOK_EVERY);
    }
  }

  async #look(id) {
    if (!this.element.isConnected) {
      return;
    }
    try {
      this.#show(await this.#api.operations(`redrives/${encodeURIComponent(id)}`));
    } catch (problem) {
      setText(this.#words, problemInWords(problem));
      setTimeout(() => this.#look(id), 5 * LOOK_EVERY);
    }
  }
}

import { t } from '../language/messages.js';
import { element } from '../frame/elements.js';

/** The choice of a model, when there is more than one. This browser remembers it separately for each course. */
export class ModelChoice {
  #changed;
  #course = null;

  constructor(changed) {
    this.#changed = changed;
    element('model').addEventListener('change', ({ target }) => this.#keep(target.value));
  }

  /** Undefined while any model may answer. */
  get chosen() {
    return element('model').value || undefined;
  }

  show(course, models) {
    this.#course = course;
    const several = models.length > 1;
    element('model').hidden = !several;
    element('model').replaceChildren(new Option(t('model.any'), ''), ...(several ? models : []).map((model) => new Option(model, model)));
    const remembered = localStorage.getItem(this.#key());
    element('model').value = several && models.includes(remembered) ? remembered : '';
  }

  #keep(model) {
    if (model) {
      localStorage.setItem(this.#key(), model);
    } else {
      localStorage.removeItem(this.#key());
    }
    this.#changed();
  }

  #key() {
    return `codementor.model.${this.#course}`;
  }
}

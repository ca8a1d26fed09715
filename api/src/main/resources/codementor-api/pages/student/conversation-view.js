import { element } from '../frame/elements.js';
import { announce } from './announcer.js';
import { TurnView } from './turn-view.js';

const NEAR = 120;

/** The turns of one conversation, in the page's middle. */
export class ConversationView {
  #views = new Map();
  #actions;
  #atEnd = true;

  /** @param actions the actions on a turn; each takes the turn as its first argument */
  constructor(actions) {
    this.#actions = actions;
    window.addEventListener('scroll', () => (this.#atEnd = isAtEnd()), { passive: true });
  }

  clear() {
    this.#views.clear();
    element('turns').replaceChildren();
    element('welcome').hidden = false;
  }

  show(turn, turns) {
    element('welcome').hidden = true;
    announce(turn);
    if (!this.#views.has(turn.id)) {
      const bound = Object.fromEntries(Object.entries(this.#actions).map(([name, action]) => [name, (value) => action(turn, value)]));
      const view = new TurnView(turn, { ...bound, rendered: () => this.#stay() });
      this.#views.set(turn.id, view);
      const after = turns.slice(turns.indexOf(turn) + 1).find(({ id }) => this.#views.has(id));
      element('turns').insertBefore(view.element, after ? this.#views.get(after.id).element : null);
    }
    this.#views.get(turn.id).show(turn);
    this.#stay();
  }

  toEnd() {
    this.#atEnd = true;
    this.#stay();
  }

  /** Follows the end of the text for people who read there, and does not move people who have scrolled away. */
  #stay() {
    if (this.#atEnd) {
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    }
  }
}

function isAtEnd() {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR;
}

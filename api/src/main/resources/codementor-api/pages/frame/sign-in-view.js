import { t } from '../language/messages.js';
import { element, setText } from './elements.js';
import { problemInWords } from './problem-words.js';

/** Shows whether somebody has signed in, and offers to sign in or out. */
export class SignInView {
  #begin;

  constructor(begin) {
    this.#begin = begin;
    element('sign-in-button').addEventListener('click', () => this.#go());
    element('sign-in-again').addEventListener('click', () => this.#go());
  }

  ask({ localSignIn }, problem) {
    element('sign-in').hidden = false;
    element('desk').hidden = true;
    element('local-hint').hidden = !localSignIn;
    const over = problem?.status === 401;
    this.#problem(problem ? (over ? t('sign-in.over') : problem.status ? problemInWords(problem) : t('sign-in.failed')) : '');
  }

  comeIn(me) {
    element('sign-in').hidden = true;
    element('desk').hidden = false;
    element('signed-in').hidden = false;
    setText(element('who'), me.name);
  }

  /** The page stays as it is: the person's text and what they are reading are still there. */
  ended() {
    if (element('desk').hidden) {
      return;
    }
    element('sign-in-over').hidden = false;
  }

  async #go() {
    try {
      await this.#begin();
    } catch {
      this.#problem(t('sign-in.unreachable'));
    }
  }

  #problem(sentence) {
    element('sign-in-problem').hidden = !sentence;
    setText(element('sign-in-problem'), sentence);
  }
}

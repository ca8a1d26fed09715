import { Session } from './session.js';
import { problemInWords } from './words.js';

const element = (id) => document.getElementById(id);

/** Asks who one is: by name where tokens are given to everyone on this machine, otherwise for a token. */
export class SignIn {
  constructor(local, signedIn) {
    element('local-sign-in').hidden = !local;
    element('token-sign-in').hidden = local;
    this.#on('local-sign-in', (form) =>
      Session.ofLocalName(form.get('subject').trim(), form.get('courses').split(',').map((c) => c.trim()).filter(Boolean)), signedIn);
    this.#on('token-sign-in', async (form) => Session.ofToken(form.get('token').trim()), signedIn);
  }

  show(sentence = '') {
    element('sign-in').hidden = false;
    this.#problem(sentence);
  }

  hide() {
    element('sign-in').hidden = true;
  }

  #on(id, sign, signedIn) {
    element(id).addEventListener('submit', async (event) => {
      event.preventDefault();
      this.#problem('');
      try {
        signedIn(await sign(new FormData(event.target)));
      } catch (problem) {
        this.#problem(problemInWords(problem));
      }
    });
  }

  #problem(sentence) {
    element('sign-in-problem').hidden = !sentence;
    element('sign-in-problem').textContent = sentence;
  }
}

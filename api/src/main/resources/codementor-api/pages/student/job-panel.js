import { problemInWords, sourceInWords, stateInWords } from './words.js';

const element = (id) => document.getElementById(id);
const CANCELLABLE = new Set(['accepted', 'queued', 'running']);

/** Shows one job. The model's text is only ever set as text. */
export class JobPanel {
  #shown = '';

  constructor(stop) {
    element('stop').addEventListener('click', () => stop());
  }

  show(job) {
    element('job').hidden = false;
    this.#setText(element('state'), stateInWords(job.state, job.facts.position, job.facts.eta));
    element('stop').hidden = job.complete || !CANCELLABLE.has(job.state);
    const failure = job.facts.failure;
    element('failure').hidden = !failure;
    this.#setText(element('failure'), failure ? failure.message : '');
    element('text').setAttribute('aria-busy', String(job.state === 'running' && !job.complete));
    this.#showText(job.held.text);
    this.#setText(element('about'), sourceInWords(job.facts));
  }

  stopping() {
    element('stop').disabled = true;
    this.#setText(element('state'), 'Stopping …');
  }

  stoppable() {
    element('stop').disabled = false;
  }

  problem(problem) {
    element('job').hidden = false;
    element('failure').hidden = false;
    this.#setText(element('failure'), problemInWords(problem));
  }

  hide() {
    element('job').hidden = true;
    this.#showText('');
  }

  /** Appends where it can: setting a long text anew for each chunk would lose the reader's selection. */
  #showText(text) {
    if (text === this.#shown) {
      return;
    }
    const pre = element('text');
    if (pre.firstChild && text.startsWith(this.#shown)) {
      pre.firstChild.appendData(text.slice(this.#shown.length));
    } else {
      pre.textContent = text;
    }
    this.#shown = text;
  }

  /** Only when it is another: a screen reader says everything that is set. */
  #setText(target, text) {
    if (target.textContent !== text) {
      target.textContent = text;
    }
  }
}

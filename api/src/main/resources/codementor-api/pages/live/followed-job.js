import { HeldText } from './held-text.js';

const SETTLED = new Set(['answered', 'failed', 'cancelled', 'expired']);

/**
 * One job and what this page knows about it. Live events keep it up to date, and the api repairs it. Calls `changed()` whenever
 * there is something new to show.
 */
export class FollowedJob {
  constructor(id, api, live, changed) {
    this.id = id;
    this.held = new HeldText();
    this.facts = { state: 'accepted' };
    this.complete = false;
    this.#api = api;
    this.#live = live;
    this.#changed = changed;
  }

  #api;
  #live;
  #changed;
  #askedAgain = false;

  get state() {
    return this.facts.state;
  }

  /** Reads the job from the api: at the beginning, after a reload, and when it is settled. */
  async read() {
    this.take(await this.#api.job(this.id));
  }

  /** Takes over what the api says about the job, alone or in a list. */
  take(job) {
    const newer = job.epoch > this.held.epoch;
    const longer = job.epoch === this.held.epoch && job.text.length > this.held.text.length;
    if (newer || longer || SETTLED.has(job.state)) {
      this.held = new HeldText(job.epoch, job.text);
    }
    if (!this.complete) {
      this.facts = job;
      this.complete = SETTLED.has(job.state);
    }
    this.#changed();
  }

  /** Follows the job from the text that this page holds. */
  follow() {
    if (!this.complete) {
      this.#live.follow(this.id, this.held);
    }
  }

  receive(frame) {
    if (this.complete) {
      return;
    }
    switch (frame.type) {
      case 'state':
        this.facts = { ...this.facts, state: frame.state, position: frame.position, eta: frame.eta, waiting: this.#waiting(frame) };
        break;
      case 'chunk':
        this.#chunk(frame);
        break;
      case 'settled':
        this.#settled(frame);
        break;
    }
    this.#changed();
  }

  /** The reason of a frame with the end of the wait, which only the api tells. */
  #waiting({ waiting }) {
    return waiting && { ...waiting, until: this.facts.waiting?.until };
  }

  #chunk(frame) {
    if (frame.epoch < this.held.epoch) {
      // This belongs to an attempt that was given up. It says nothing about the current attempt.
      return;
    }
    if (this.held.receive(frame)) {
      this.#askedAgain = false;
      this.facts = { ...this.facts, state: 'running', position: undefined, eta: undefined, waiting: undefined };
    } else if (!this.#askedAgain) {
      // Asks once for each gap: all chunks after it would ask for the same.
      this.#askedAgain = true;
      this.follow();
    }
  }

  #settled(frame) {
    this.facts = { ...this.facts, state: frame.state, failure: frame.failure, position: undefined, eta: undefined, waiting: undefined };
    const whole = this.held.isComplete(frame);
    this.complete = whole;
    if (!whole) {
      this.follow();
    }
    // The ledger has the rest: the model, the tokens, and the text if any of it is missing.
    this.#api
      .job(this.id)
      .then((job) => {
        this.facts = job;
        this.held = new HeldText(job.epoch, job.text);
        this.complete = true;
        this.#changed();
      })
      .catch(() => {});
  }
}

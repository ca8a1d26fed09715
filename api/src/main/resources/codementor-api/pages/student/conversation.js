import { FollowedJob } from '../live/followed-job.js';

/**
 * The questions and answers of one conversation, oldest first, kept up to date. Calls `changed(turn)` when a turn is new or has
 * changed.
 */
export class Conversation {
  #api;
  #live;
  #owner;
  #left = false;

  constructor(course, id, api, live, owner) {
    this.course = course;
    this.id = id;
    this.turns = [];
    this.earlier = null;
    this.#api = api;
    this.#live = live;
    this.#owner = owner;
  }

  /** Reads the conversation, and reads it again after the connection was lost. */
  async read() {
    const page = await this.#api.jobs(this.course, this.id);
    this.earlier ??= page.next ?? null;
    for (const job of page.jobs.toReversed()) {
      this.#turn(job.id).take(job);
    }
    this.follow();
  }

  async readEarlier() {
    const page = await this.#api.jobs(this.course, this.id, this.earlier);
    this.earlier = page.next ?? null;
    for (const job of page.jobs) {
      this.#turn(job.id).take(job);
    }
  }

  async ask(prompt, key, model) {
    const accepted = await this.#api.ask({ prompt, course: this.course, conversation: this.id, model }, key);
    const turn = this.#turn(accepted.id);
    turn.prompt = prompt;
    // Live events may have arrived before the api's answer.
    if (turn.state === 'accepted') {
      turn.facts = { ...turn.facts, state: accepted.state, position: accepted.position, timeline: { accepted: new Date().toISOString() } };
    }
    this.#owner.changed(turn);
    this.#follow(turn);
  }

  has(id) {
    return this.turns.some((turn) => turn.id === id);
  }

  /** Adds a job that another tab or device has asked in this conversation. */
  add(job) {
    const turn = this.#turn(job.id);
    turn.take(job);
    this.#follow(turn);
  }

  receive(frame) {
    this.turns.find((turn) => turn.id === frame.job)?.receive(frame);
  }

  follow() {
    this.turns.forEach((turn) => this.#follow(turn));
  }

  leave() {
    this.#left = true;
    this.turns.filter((turn) => !turn.complete).forEach((turn) => this.#live.unfollow(turn.id));
  }

  /** An answer from the api may arrive after the person has left the conversation. */
  #follow(turn) {
    if (!this.#left) {
      turn.follow();
    }
  }

  async refresh() {
    await Promise.all(this.turns.filter((turn) => !turn.complete).map((turn) => turn.read()));
  }

  #turn(id) {
    const known = this.turns.find((turn) => turn.id === id);
    if (known) {
      return known;
    }
    const turn = new FollowedJob(id, this.#api, this.#live, () => {
      turn.prompt = turn.facts.prompt ?? turn.prompt;
      this.#owner.changed(turn);
    });
    this.turns.push(turn);
    // Ids begin with a time stamp, so they sort in the order of the questions.
    this.turns.sort((a, b) => (a.id < b.id ? -1 : 1));
    return turn;
  }
}

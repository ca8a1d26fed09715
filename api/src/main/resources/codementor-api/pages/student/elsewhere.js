/**
 * What the same person does in other tabs and on other devices. Calls `asked(job)` for a question from there, and
 * `deleted(conversation)` for one that was deleted in another tab.
 */
export class Elsewhere {
  #api;
  #owner;
  #tabs = new BroadcastChannel('codementor');
  #looked = new Set();

  constructor(api, owner) {
    this.#api = api;
    this.#owner = owner;
    this.#tabs.onmessage = ({ data }) => owner.deleted(data.deleted);
  }

  /** A live event of a job that is not shown. It is the person's own, since other people's events never arrive here. */
  async hear(id) {
    if (this.#looked.has(id)) {
      return;
    }
    this.#looked.add(id);
    const job = await this.#api.job(id).catch(() => null);
    if (job) {
      this.#owner.asked(job);
    }
  }

  /** The view that shows the job receives its events. When that view closes, the job has to be looked up again. */
  forget(id) {
    this.#looked.delete(id);
  }

  tellDeleted(conversation) {
    this.#tabs.postMessage({ deleted: conversation });
  }

  close() {
    this.#tabs.close();
  }
}

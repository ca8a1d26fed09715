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

  /** A live event of a job that is not shown: one's own, since others' are never pushed here. */
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

  /** Its events are heard by who shows it now; when they no longer do, it is to be looked at again. */
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

/** What somebody has begun to write: kept in this browser, apart for each person and course. */
export class Draft {
  #key;

  constructor(subject, course) {
    this.#key = `codementor.draft.${subject}.${course}`;
  }

  read() {
    try {
      return { text: '', files: [], ...JSON.parse(localStorage.getItem(this.#key) ?? '{}') };
    } catch {
      return { text: '', files: [] };
    }
  }

  write({ text, files }) {
    if (!text && files.length === 0) {
      localStorage.removeItem(this.#key);
      return;
    }
    try {
      localStorage.setItem(this.#key, JSON.stringify({ text, files }));
    } catch {
      // The browser's room is used up by the files; the words matter more.
      localStorage.setItem(this.#key, JSON.stringify({ text, files: [] }));
    }
  }
}

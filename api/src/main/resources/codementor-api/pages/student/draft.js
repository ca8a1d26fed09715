/** Text that somebody has begun to write: kept in this browser, separately for each person and course. */
export class Draft {
  #key;

  constructor(subject, course) {
    this.course = course;
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
      // The files have used up the browser's storage; the words matter more.
      localStorage.setItem(this.#key, JSON.stringify({ text, files: [] }));
    }
  }
}

/** What remains of a draft when it was sent: everything written since. */
export function without({ text, files }, sent) {
  return {
    text: rest(text, sent.text),
    files: files.filter((file) => !sent.files.some(({ name, text: same }) => file.name === name && file.text === same)),
  };
}

/** People write new words after the text that was sent. The buttons under an answer put words before it. */
function rest(text, sent) {
  if (text.startsWith(sent)) {
    return text.slice(sent.length).trimStart();
  }
  return text.endsWith(sent) ? text.slice(0, -sent.length).trimEnd() : text;
}

/**
 * The text of one job as far as this page holds it. Chunks may come twice, late, or not at all; offsets count UTF-16 code
 * units, which is what a JavaScript string counts too.
 */
export class HeldText {
  constructor(epoch = 0, text = '') {
    this.epoch = epoch;
    this.text = text;
  }

  /** Adds a chunk. Returns false when text before it is missing, so that the job has to be followed again. */
  receive({ epoch, offset, text }) {
    if (epoch < this.epoch) {
      return true;
    }
    if (offset > this.text.length) {
      return false;
    }
    if (epoch > this.epoch) {
      this.epoch = epoch;
      this.text = this.text.slice(0, offset) + text;
    } else {
      this.text += text.slice(this.text.length - offset);
    }
    return true;
  }

  /** Whether this is the complete settled text. */
  isComplete({ epoch, length }) {
    return length === this.text.length && (epoch === this.epoch || length === 0);
  }
}

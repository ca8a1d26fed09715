import { CodeBlock } from './code-block.js';
import { blocks, render } from './markdown.js';

/**
 * Shows a Markdown text that is still being written. A finished block is rendered once and never touched again, so text that
 * somebody is reading or has selected does not move. Only the last block is rendered again, at most once per frame.
 */
export class GrowingAnswer {
  #container;
  #explain;
  #rendered;
  #finished = [];
  #open = null;
  #text = '';
  #complete = false;
  #waiting = false;
  #cost = 0;

  /** @param rendered called after each change of what is shown */
  constructor(container, { explain = null, rendered = () => {} } = {}) {
    this.#container = container;
    this.#explain = explain;
    this.#rendered = rendered;
  }

  show(text, complete) {
    const next = text.replace(/\r\n?/g, '\n');
    if (next === this.#text && complete === this.#complete) {
      return;
    }
    this.#keepWhatBegins(next);
    this.#text = next;
    this.#complete = complete;
    if (!this.#waiting) {
      this.#waiting = true;
      // This leaves a slow device time for other work between two frames.
      setTimeout(() => requestAnimationFrame(() => this.#render()), this.#cost > 8 ? this.#cost * 4 : 0);
    }
  }

  /** Another attempt may write a different text: removes the blocks that the new text does not begin with. */
  #keepWhatBegins(next) {
    if (next.startsWith(this.#text)) {
      return;
    }
    let same = 0;
    while (same < next.length && next[same] === this.#text[same]) {
      same += 1;
    }
    while (this.#finished.length && this.#finished.at(-1).end >= same) {
      this.#finished.pop().element.remove();
    }
    this.#clearOpen();
  }

  #render() {
    const start = performance.now();
    this.#waiting = false;
    let end = this.#finished.at(-1)?.end ?? 0;
    const found = blocks(this.#text.slice(end));
    const last = found.findLastIndex((block) => block.type !== 'space');
    const whole = this.#complete ? found.length : last;
    for (const [index, block] of found.entries()) {
      if (index < whole) {
        end += block.raw.length;
        this.#finish(block, end);
      } else if (index === last) {
        this.#showOpen(block);
      }
    }
    if (last < whole) {
      this.#clearOpen();
    }
    this.#cost = performance.now() - start;
    this.#rendered();
  }

  #finish(block, end) {
    if (block.type === 'space') {
      if (this.#finished.length) {
        this.#finished.at(-1).end = end;
      }
      return;
    }
    const element = this.#continues(block) ? this.#open.element : this.#element(block, false);
    if (block.type === 'code') {
      const code = this.#open?.element === element ? this.#open.code : element.codeBlock;
      code.finish(block.text);
    }
    if (this.#open?.element === element) {
      this.#open = null;
    } else {
      this.#clearOpen();
    }
    this.#container.append(element);
    this.#finished.push({ element, end });
  }

  #showOpen(block) {
    if (this.#continues(block)) {
      this.#open.code.grow(block.text);
      return;
    }
    const element = this.#element(block, true);
    this.#clearOpen();
    this.#open = { element, code: element.codeBlock, language: block.lang };
    element.codeBlock?.grow(block.text);
    this.#container.append(element);
  }

  #continues(block) {
    return block.type === 'code' && Boolean(this.#open?.code) && this.#open.language === block.lang;
  }

  #element(block, open) {
    const element = document.createElement('div');
    element.className = 'block';
    if (block.type === 'code') {
      element.codeBlock = new CodeBlock((block.lang ?? '').split(/\s/)[0], this.#explain);
      element.append(element.codeBlock.element);
    } else {
      element.append(render(block, open));
      this.#inner(element);
    }
    return element;
  }

  /** Handles code inside lists and quotes. */
  #inner(element) {
    for (const pre of element.querySelectorAll('pre')) {
      const code = pre.querySelector('code');
      const block = new CodeBlock(code.className.replace('language-', ''), this.#explain);
      block.finish(code.textContent.replace(/\n$/, ''));
      pre.replaceWith(block.element);
    }
  }

  #clearOpen() {
    this.#open?.element.remove();
    this.#open = null;
  }
}

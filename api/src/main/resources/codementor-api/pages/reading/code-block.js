import { t } from '../language/messages.js';
import { highlighted } from './highlighter.js';
import { reveal } from './invisible-characters.js';

/** A block of code with its buttons. It grows while it is written and gets its colours when it is complete. */
export class CodeBlock {
  #language;
  #code = '';
  #body;
  #lines = null;

  constructor(language, explain) {
    this.#language = language;
    this.element = node('figure', 'code');
    const bar = node('figcaption', 'code-bar');
    const pre = node('pre');
    pre.tabIndex = 0;
    pre.dir = 'ltr';
    this.#body = node('code');
    pre.append(this.#body);
    const name = node('span', 'code-language', language || t('code.plain'));
    const copy = this.#button('code.copy', () => this.#copy(copy));
    bar.append(name, ...(explain ? [this.#button('code.explain', (event) => this.#chooseLine(event.target, explain))] : []), copy);
    this.element.append(bar, pre);
  }

  /** Appends only the new text: setting the whole text each time would lose the reader's selection. */
  grow(code) {
    if (this.#body.firstChild && code.startsWith(this.#code)) {
      this.#body.firstChild.appendData(code.slice(this.#code.length));
    } else {
      this.#body.textContent = code;
    }
    this.#code = code;
  }

  async finish(code) {
    this.grow(code);
    const coloured = await highlighted(code, this.#language).catch(() => null);
    if (coloured) {
      this.#body.replaceChildren(coloured);
    }
    reveal(this.#body);
  }

  async #copy(button) {
    try {
      await navigator.clipboard.writeText(this.#code);
      button.textContent = t('code.copied');
    } catch {
      button.textContent = t('code.copy-failed');
    }
    setTimeout(() => (button.textContent = t('code.copy')), 2_000);
  }

  /** Shows the lines as a list from which to choose one. */
  #chooseLine(button, explain) {
    if (this.#lines) {
      this.#closeLines(button);
      return;
    }
    this.#lines = node('ol', 'code-lines');
    for (const [index, line] of this.#code.split('\n').entries()) {
      if (line.trim()) {
        const choice = node('button', 'code-line');
        choice.type = 'button';
        choice.append(reveal(node('code', '', line)));
        choice.setAttribute('aria-label', t('code.explain-line', { n: index + 1, line: line.trim() }));
        choice.addEventListener('click', () => {
          this.#closeLines(button);
          explain(line.trim());
        });
        const item = node('li');
        item.value = index + 1;
        item.append(choice);
        this.#lines.append(item);
      }
    }
    button.setAttribute('aria-expanded', 'true');
    this.element.append(this.#lines);
    this.element.querySelector('pre').hidden = true;
    this.#lines.querySelector('button')?.focus();
  }

  #closeLines(button) {
    this.#lines.remove();
    this.#lines = null;
    button.setAttribute('aria-expanded', 'false');
    this.element.querySelector('pre').hidden = false;
    button.focus();
  }

  #button(key, action) {
    const button = node('button', 'quiet', t(key));
    button.type = 'button';
    button.addEventListener('click', action);
    return button;
  }
}

function node(tag, className = '', text = '') {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.textContent = text;
  return element;
}

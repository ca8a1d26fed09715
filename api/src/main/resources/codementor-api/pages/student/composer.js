import { t } from '../language/messages.js';
import { readFile, withFiles } from './attachments.js';
import { button, element, make, setText } from './elements.js';
import { Draft } from './draft.js';
import { randomId } from './random-id.js';
import { tokensAtLeast } from './token-estimate.js';
import { problemInWords } from './words.js';

const CLOSE_TO_LIMIT = 0.5;

/** Where a question is written. */
export class Composer {
  #ask;
  #draft = null;
  #files = [];
  #key = randomId();
  #limit = null;
  #sending = false;

  constructor(ask) {
    this.#ask = ask;
    element('composer').addEventListener('submit', (event) => this.#submit(event));
    element('prompt').addEventListener('input', () => this.#changed());
    element('prompt').addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        element('composer').requestSubmit();
      }
    });
    element('choose-files').addEventListener('click', () => element('files').click());
    element('files').addEventListener('change', async (event) => {
      await this.#add(event.target.files);
      event.target.value = '';
    });
    this.#dropping();
  }

  /** Goes on with what was begun in a course. */
  open(subject, course, contextTokens) {
    this.#draft = new Draft(subject, course);
    this.#limit = contextTokens ?? null;
    const { text, files } = this.#draft.read();
    element('prompt').value = text;
    this.#files = files;
    this.#show();
  }

  limit(contextTokens) {
    this.#limit = contextTokens ?? null;
    this.#show();
  }

  /** Begins a question with these words, before those that are there already. */
  begin(words) {
    const prompt = element('prompt');
    prompt.value = prompt.value ? `${words}\n\n${prompt.value}` : words;
    prompt.focus();
    this.#changed();
  }

  quota({ outstanding, perMinute }) {
    setText(element('quota'), t('quota.left', { n: Math.min(outstanding.left, perMinute.left), open: outstanding.used, limit: outstanding.limit }));
  }

  problem(sentence) {
    element('composer-problem').hidden = !sentence;
    setText(element('composer-problem'), sentence);
  }

  async #submit(event) {
    event.preventDefault();
    const prompt = withFiles(element('prompt').value, this.#files);
    if (!prompt.trim() || this.#sending) {
      element('prompt').focus();
      return;
    }
    this.#sending = true;
    element('send').disabled = true;
    this.problem('');
    try {
      await this.#ask(prompt, this.#key);
      this.#files = [];
      element('prompt').value = '';
      this.#changed();
    } catch (problem) {
      this.problem(problemInWords(problem));
    } finally {
      this.#sending = false;
      element('send').disabled = false;
    }
  }

  #changed() {
    // Another text is another question; the same text sent again after a failure is the same one.
    this.#key = randomId();
    this.#draft?.write({ text: element('prompt').value, files: this.#files });
    this.#show();
  }

  #show() {
    element('attached').replaceChildren(...this.#files.map((file, index) => make('li', {},
      make('span', { class: 'file-name', dir: 'auto' }, file.name),
      make('small', {}, t('files.size', { kb: Math.max(0.1, Math.round(file.text.length / 102.4) / 10) })),
      button('remove', '×', () => {
        this.#files.splice(index, 1);
        this.#changed();
        element('prompt').focus();
      }))));
    element('attached').querySelectorAll('.remove').forEach((remove, index) =>
      remove.setAttribute('aria-label', t('files.remove', { name: this.#files[index].name })));
    const tokens = tokensAtLeast(withFiles(element('prompt').value, this.#files));
    const size = element('size');
    size.hidden = !this.#limit || (tokens < this.#limit * CLOSE_TO_LIMIT && this.#files.length === 0);
    setText(size, size.hidden ? '' : t('size.of-limit', { tokens, limit: this.#limit }));
    size.classList.toggle('over', Boolean(this.#limit) && tokens > this.#limit);
  }

  async #add(files) {
    this.problem('');
    for (const file of files) {
      const read = await readFile(file);
      if (read) {
        this.#files.push(read);
      } else {
        this.problem(t('files.unreadable', { name: file.name }));
      }
    }
    this.#changed();
  }

  #dropping() {
    const zone = document.body;
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
    zone.addEventListener('dragover', (event) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        element('composer').classList.add('dropping');
      }
    });
    zone.addEventListener('dragleave', (event) => event.relatedTarget === null && element('composer').classList.remove('dropping'));
    zone.addEventListener('drop', (event) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        element('composer').classList.remove('dropping');
        this.#add(event.dataTransfer.files);
      }
    });
  }
}

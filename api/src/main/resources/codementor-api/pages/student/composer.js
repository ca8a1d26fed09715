import { t } from '../language/messages.js';
import { readFile, withFiles } from './attachments.js';
import { button, element, make, setText } from '../frame/elements.js';
import { ModelChoice } from './model-choice.js';
import { Draft, without } from './draft.js';
import { randomId } from './random-id.js';
import { tokensAtLeast } from './token-estimate.js';
import { problemInWords } from '../frame/problem-words.js';

const CLOSE_TO_LIMIT = 0.5;

/** The form in which a question is written. */
export class Composer {
  #subject;
  #ask;
  #draft = null;
  #files = [];
  #key = randomId();
  #limit = null;
  #sending = false;
  #full = false;
  // The same words to another model are another question.
  #model = new ModelChoice(() => (this.#key = randomId()));

  constructor(subject, ask) {
    this.#subject = subject;
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

  /** Restores the draft of a course. Within one course, the current text stays as it is. */
  open({ id: course, contextTokens, models }) {
    this.#limit = contextTokens ?? null;
    this.#model.show(course, models ?? []);
    // In another conversation, the same words are another question.
    this.#key = randomId();
    if (this.#draft?.course !== course) {
      this.#draft = new Draft(this.#subject, course);
      this.#put(this.#draft.read());
    }
    element('paper').disabled = false;
    this.#show();
  }

  /** Puts these words before the text that is already there. */
  begin(words) {
    const prompt = element('prompt');
    prompt.value = prompt.value ? `${words}\n\n${prompt.value}` : words;
    prompt.focus();
    this.#changed();
  }

  quota({ outstanding, perMinute }) {
    if (this.#full && outstanding.left > 0) {
      this.problem('');
    }
    setText(element('quota'), t('quota.left', { n: Math.min(outstanding.left, perMinute.left), open: outstanding.used, limit: outstanding.limit }));
  }

  get model() {
    return this.#model.chosen;
  }

  problem(sentence) {
    this.#full = false;
    element('composer-problem').hidden = !sentence;
    setText(element('composer-problem'), sentence);
  }

  async #submit(event) {
    event.preventDefault();
    const draft = this.#draft;
    const sent = this.#written();
    const prompt = withFiles(sent.text, sent.files);
    if (!prompt.trim() || this.#sending) {
      element('prompt').focus();
      return;
    }
    this.#sending = true;
    element('send').disabled = true;
    this.problem('');
    try {
      await this.#ask(prompt, this.#key, this.model);
      this.#edit(draft, (written) => without(written, sent));
    } catch (problem) {
      this.problem(problemInWords(problem));
      this.#full = problem.code === 'too-many-outstanding';
    } finally {
      this.#sending = false;
      element('send').disabled = false;
    }
  }

  /** Changes the draft of a course. The person may have left the course while a question was sent or a file was read. */
  #edit(draft, change) {
    if (draft.course === this.#draft.course) {
      this.#put(change(this.#written()));
      this.#changed();
    } else {
      draft.write(change(draft.read()));
    }
  }

  #written() {
    return { text: element('prompt').value, files: this.#files };
  }

  #put({ text, files }) {
    this.#files = files;
    // Setting the same text again would move the cursor.
    if (element('prompt').value !== text) {
      element('prompt').value = text;
    }
  }

  #changed() {
    // Another text is another question; the same text sent again after a failure is the same one.
    this.#key = randomId();
    this.#draft.write(this.#written());
    this.#show();
  }

  #show() {
    element('attached').replaceChildren(...this.#files.map((file, index) => make('li', {},
      make('span', { class: 'file-name', dir: 'auto' }, file.name),
      make('small', {}, t('files.size', { kb: Math.max(0.1, Math.round(file.text.length / 102.4) / 10) })),
      button('remove', '×', () => {
        this.#files = this.#files.toSpliced(index, 1);
        this.#changed();
        element('prompt').focus();
      }))));
    element('attached').querySelectorAll('.remove').forEach((remove, index) =>
      remove.setAttribute('aria-label', t('files.remove', { name: this.#files[index].name })));
    const { text, files } = this.#written();
    const tokens = tokensAtLeast(withFiles(text, files));
    const size = element('size');
    size.hidden = !this.#limit || (tokens < this.#limit * CLOSE_TO_LIMIT && files.length === 0);
    setText(size, size.hidden ? '' : t('size.of-limit', { tokens, limit: this.#limit }));
    size.classList.toggle('over', Boolean(this.#limit) && tokens > this.#limit);
  }

  async #add(chosen) {
    const draft = this.#draft;
    this.problem('');
    const read = await Promise.all(Array.from(chosen, async (file) => [file, await readFile(file)]));
    const unreadable = read.find(([, text]) => !text);
    if (unreadable) {
      this.problem(t('files.unreadable', { name: unreadable[0].name }));
    }
    const added = read.map(([, text]) => text).filter(Boolean);
    this.#edit(draft, ({ text, files }) => ({ text, files: [...files, ...added] }));
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
        if (this.#draft) {
          this.#add(event.dataTransfer.files);
        }
      }
    });
  }
}

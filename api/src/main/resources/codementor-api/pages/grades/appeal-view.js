import { button, make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t, time } from '../language/messages.js';
import { reveal } from '../reading/invisible-characters.js';

/** The appeals against the grade for one criterion, their answers, and the form for a new appeal while none is open. */
export class AppealView {
  element = make('div', { class: 'appeals' });
  #send;
  #reason = make('textarea', { rows: 3, maxlength: 4000, dir: 'auto', required: true });
  #problem = make('p', { class: 'problem', role: 'alert' });
  #open = button('quiet', t('appeal.begin'), () => this.#write());
  #form;

  /** @param send takes the reason; its promise has the appeal */
  constructor(appeals, send) {
    this.#send = send;
    const submit = make('button', { type: 'submit', class: 'quiet' }, t('appeal.send'));
    this.#form = make('form', { hidden: true }, make('label', {}, t('appeal.reason'), this.#reason), submit, this.#problem);
    this.#form.addEventListener('submit', async (event) => {
      event.preventDefault();
      submit.disabled = true;
      await this.#submit();
      submit.disabled = false;
    });
    this.element.append(...appeals.map(appealView), this.#open, this.#form);
    this.#open.hidden = appeals.some((appeal) => !appeal.answer);
  }

  #write() {
    this.#open.hidden = true;
    this.#form.hidden = false;
    this.#reason.focus();
  }

  async #submit() {
    try {
      const appeal = await this.#send(this.#reason.value);
      const view = appealView(appeal);
      this.#form.replaceWith(view);
      view.tabIndex = -1;
      view.focus();
    } catch (problem) {
      setText(this.#problem, problemInWords(problem));
    }
  }
}

function appealView({ reason, at, answer }) {
  const view = make('div', { class: 'appeal' },
    make('p', { class: 'hint' }, `${t('appeal.yours')} · ${time(at)}`),
    reveal(make('blockquote', { dir: 'auto' }, reason)));
  if (answer) {
    view.append(make('p', { class: 'hint' }, `${t(answer.accepted ? 'appeal.accepted' : 'appeal.declined')} · ${time(answer.at)}`),
      reveal(make('blockquote', { dir: 'auto' }, answer.text)));
  } else {
    view.append(make('p', { class: 'hint' }, t('appeal.waits')));
  }
  return view;
}

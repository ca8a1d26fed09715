import { t } from '../language/messages.js';
import { button, make } from '../frame/elements.js';

let offered = true;

/** Feedback on an answer. Hidden when the api does not offer feedback. */
export class FeedbackView {
  #judge;
  #helpful = button('quiet', t('feedback.helpful'), () => this.#press(true));
  #unhelpful = button('quiet', t('feedback.not-helpful'), () => this.#press(false));
  #comment = make('textarea', { rows: '2', maxlength: '2000' });
  #form;
  #thanks = make('span', { class: 'hint', role: 'status' });
  #given = null;
  #pressed = null;

  constructor(judge) {
    this.#judge = judge;
    this.#form = make('form', { class: 'feedback-form', hidden: true },
      make('label', {}, t('feedback.comment'), this.#comment),
      make('button', { type: 'submit', class: 'quiet' }, t('feedback.send')));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#form.hidden = true;
      this.#send({ helpful: this.#pressed, comment: this.#comment.value.trim() || undefined });
    });
    this.element = make('div', { class: 'feedback' }, this.#helpful, this.#unhelpful, this.#thanks, this.#form);
    this.#mark();
  }

  show(feedback) {
    this.element.hidden = !offered;
    if (feedback !== undefined && this.#form.hidden) {
      this.#given = feedback;
      this.#mark();
    }
  }

  #press(helpful) {
    const again = this.#given?.helpful === helpful;
    this.#pressed = helpful;
    this.#form.hidden = again;
    this.#send(again ? null : { helpful });
    if (!again) {
      this.#comment.focus();
    }
  }

  async #send(feedback) {
    const before = this.#given;
    this.#given = feedback;
    this.#mark();
    try {
      await this.#judge(feedback);
      this.#thanks.textContent = feedback ? t('feedback.thanks') : '';
    } catch (problem) {
      if (problem.status === 404 || problem.status === 405) {
        offered = false;
        document.querySelectorAll('.feedback').forEach((other) => (other.hidden = true));
      } else {
        this.#given = before;
        this.#mark();
        this.#form.hidden = !feedback;
        this.#thanks.textContent = t('feedback.failed');
      }
    }
  }

  #mark() {
    this.#helpful.setAttribute('aria-pressed', String(this.#given?.helpful === true));
    this.#unhelpful.setAttribute('aria-pressed', String(this.#given?.helpful === false));
  }
}

import { t, time } from '../language/messages.js';
import { GrowingAnswer } from '../reading/growing-answer.js';
import { reveal } from '../reading/invisible-characters.js';
import { button, make, setText } from '../frame/elements.js';
import { FeedbackView } from './feedback-view.js';
import { TimelineView } from './timeline-view.js';
import { failureInWords, stateInWords } from './state-words.js';

const LONG_QUESTION = 600;

/** One question and its answer. */
export class TurnView {
  #question = make('div', { class: 'question-text', dir: 'auto' });
  #shownQuestion = null;
  #about = make('p', { class: 'about' });
  #timeline = new TimelineView();
  #text = make('div', { class: 'answer-text' });
  #failure = make('p', { class: 'failure', hidden: true });
  #source = make('p', { class: 'about' });
  #feedback;
  #stop;
  #retry;
  #hint;
  #again;
  #answer;

  /** @param actions what one can do: `stop`, `retry`, `askAgain`, `hint`, `explain(line)`, `judge(feedback)`, `rendered` */
  constructor(turn, actions) {
    this.#answer = new GrowingAnswer(this.#text, actions);
    this.#feedback = new FeedbackView(actions.judge);
    this.#stop = button('stop', t('turn.stop'), () => this.#stopping(actions.stop));
    this.#retry = button('quiet', t('turn.retry'), () => actions.retry());
    this.#hint = button('quiet', t('turn.hint'), () => actions.hint());
    this.#again = button('quiet', t('turn.ask-again'), () => actions.askAgain());
    const id = `turn-${turn.id}`;
    this.element = make('article', { class: 'turn', id, 'aria-labelledby': `${id}-title` },
      make('div', { class: 'question' }, make('h2', { id: `${id}-title` }, t('turn.you')), this.#question, this.#about),
      make('div', { class: 'answer' }, make('h3', {}, t('turn.mentor')), this.#text, this.#failure, this.#timeline.element,
        make('div', { class: 'actions' }, this.#stop, this.#retry, this.#hint, this.#again), this.#feedback.element, this.#source));
  }

  show(turn) {
    this.#showQuestion(turn);
    this.element.dataset.state = turn.state;
    this.#text.setAttribute('aria-busy', String(!turn.complete));
    this.#answer.show(turn.held.text, turn.complete);
    this.#timeline.show(turn);
    this.#timeline.element.hidden = turn.complete;
    const failed = turn.complete && turn.state !== 'answered';
    this.#failure.hidden = !failed;
    setText(this.#failure, failed ? (turn.facts.failure ? failureInWords(turn.facts.failure) : stateInWords(turn.state)) : '');
    this.#stop.hidden = turn.complete;
    this.#retry.hidden = !turn.complete;
    this.#again.hidden = !turn.complete;
    this.#hint.hidden = turn.state !== 'answered';
    this.#feedback.element.hidden = true;
    if (turn.state === 'answered') {
      this.#feedback.show(turn.facts.feedback);
    }
    setText(this.#source, turn.complete ? source(turn.facts) : '');
  }

  #showQuestion({ prompt, facts }) {
    if (this.#shownQuestion !== prompt) {
      this.#shownQuestion = prompt;
      const text = reveal(make('div', {}, prompt));
      this.#question.replaceChildren(prompt.length > LONG_QUESTION
        ? make('details', {}, make('summary', {}, `${prompt.slice(0, 160).trim()} …`), text)
        : text);
    }
    setText(this.#about, facts.timeline?.accepted ? time(facts.timeline.accepted) : '');
  }

  async #stopping(stop) {
    this.#stop.disabled = true;
    setText(this.#stop, t('turn.stopping'));
    if (!(await stop())) {
      this.#stop.disabled = false;
      setText(this.#stop, t('turn.stop'));
    }
  }
}

function source({ model, rehearsal, usage, timeline }) {
  const parts = [model && (rehearsal ? t('turn.rehearsed', { model }) : model)];
  if (usage) {
    parts.push(t('turn.usage', { read: usage.promptTokens, written: usage.answerTokens }));
  }
  if (timeline?.settled && timeline.accepted) {
    parts.push(t('turn.took', { n: Math.max(1, Math.round((new Date(timeline.settled) - new Date(timeline.accepted)) / 1000)) }));
  }
  return parts.filter(Boolean).join(' · ');
}

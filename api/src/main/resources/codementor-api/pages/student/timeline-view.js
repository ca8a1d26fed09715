import { t } from '../language/messages.js';
import { make, setText } from '../frame/elements.js';
import { stateInWords, waitInWords } from './state-words.js';

const PHASES = ['accepted', 'queued', 'started', 'firstChunk', 'settled'];
const REACHED = { accepted: 0, queued: 1, running: 2 };

/** A job's progress: its phases, its place in the queue, and the note that nobody has to keep the page open. */
export class TimelineView {
  #phases;
  #wait = make('p', { class: 'wait' });
  #leave = make('p', { class: 'hint' });

  constructor() {
    this.#phases = PHASES.map((phase) => make('li', { class: 'phase' }, make('span', {}, t(`phase.${phase}`)), make('small')));
    this.element = make('div', { class: 'timeline' }, make('ol', {}, ...this.#phases), this.#wait, this.#leave);
  }

  show(turn) {
    const { timeline = {} } = turn.facts;
    const reached = turn.complete ? 4 : turn.held.text ? 3 : (REACHED[turn.state] ?? 0);
    this.#phases.forEach((item, index) => {
      item.classList.toggle('reached', index < reached || turn.complete);
      item.classList.toggle('now', index === reached && !turn.complete);
      setText(item.lastChild, since(timeline, PHASES[index], index));
    });
    setText(this.#wait, turn.complete ? '' : waitInWords(turn.facts) || stateInWords(turn.held.text ? 'writing' : turn.state));
    setText(this.#leave, turn.complete ? '' : t('wait.leave'));
  }
}

function since(timeline, phase, index) {
  if (index === 0 || !timeline[phase] || !timeline.accepted) {
    return '';
  }
  const seconds = (new Date(timeline[phase]) - new Date(timeline.accepted)) / 1000;
  return seconds < 0.1 ? '' : t('phase.after', { s: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds) });
}

import { t } from '../language/messages.js';
import { element } from '../frame/elements.js';

const ANNOUNCED = new Set(['running', 'answered', 'failed', 'cancelled', 'expired']);
const said = new Map();

/** Tells a screen reader when an answer begins and ends, but not about each piece of it. */
export function announce(turn) {
  const state = turn.complete || turn.state !== 'running' || turn.held.text ? turn.state : 'waiting';
  const before = said.get(turn.id);
  said.set(turn.id, state);
  // An answer that was complete when the page was opened is not news.
  if (before && before !== state && ANNOUNCED.has(state)) {
    element('announcer').textContent = t(`announce.${state}`);
  }
}

import { knows, t, time } from '../language/messages.js';

/** What a job's state means to the person who asked. */
export function stateInWords(state) {
  return t(`state.${state}`);
}

/** A job's place in the queue and its probable wait. Nobody knows the wait exactly, so it is a range. */
export function waitInWords({ position, eta, waiting }) {
  if (waiting) {
    return reasonInWords(waiting);
  }
  if (!position) {
    return '';
  }
  const place = position === 1 ? t('wait.next') : t('wait.ahead', { n: position - 1 });
  return [place, spanInWords(eta)].filter(Boolean).join(' ');
}

/** Why nobody begins at the moment, and how long the question is kept. */
function reasonInWords({ code, message, until }) {
  const reason = knows(`waiting.${code}`) ? t(`waiting.${code}`) : message;
  return until ? `${reason} ${t('waiting.until', { time: time(until) })}` : reason;
}

function spanInWords(eta) {
  if (!eta) {
    return t('wait.unknown');
  }
  const seconds = (new Date(eta).getTime() - Date.now()) / 1000;
  if (seconds <= 5) {
    return t('wait.soon');
  }
  return seconds < 90
    ? t('wait.seconds', { low: tens(seconds / 2), high: tens(seconds * 2) })
    : t('wait.minutes', { low: Math.max(1, Math.round(seconds / 120)), high: Math.ceil(seconds / 30) });
}

function tens(seconds) {
  return Math.max(5, Math.round(seconds / 5) * 5);
}

/** Why there is no answer, and what to do. */
export function failureInWords({ code, message }) {
  return knows(`failure.${code}`) ? t(`failure.${code}`) : message;
}

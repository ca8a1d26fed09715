const STATES = {
  accepted: 'Accepted.',
  queued: 'Waiting for a free mentor.',
  running: 'The mentor is working on it.',
  answered: 'Answered.',
  failed: 'There is no answer.',
  cancelled: 'Stopped.',
  expired: 'It took too long and was given up. Ask again if you still want to know.',
};

/** What a job's state means to the person who asked. */
export function stateInWords(state, position, eta) {
  const words = STATES[state] ?? state;
  if (!position) {
    return words;
  }
  const ahead = position - 1;
  const place = ahead === 0 ? 'You are next.' : ahead === 1 ? 'One question is ahead of yours.' : `${ahead} questions are ahead of yours.`;
  return [words, place, startInWords(eta)].filter(Boolean).join(' ');
}

function startInWords(eta) {
  if (!eta) {
    return '';
  }
  const seconds = Math.round((new Date(eta).getTime() - Date.now()) / 1000);
  if (seconds <= 5) {
    return 'It starts any moment.';
  }
  return seconds < 90 ? `It starts in about ${seconds} seconds.` : `It starts in about ${Math.round(seconds / 60)} minutes.`;
}

/** Why the server refused something. */
export function problemInWords(problem) {
  if (problem.retryAfter) {
    return `${problem.message} Try again in ${problem.retryAfter} s.`;
  }
  return problem instanceof TypeError ? 'The server cannot be reached.' : problem.message;
}

/** What answered, and how much it read and wrote. */
export function sourceInWords({ model, usage }) {
  const parts = [];
  if (model) {
    parts.push(model);
  }
  if (usage) {
    parts.push(`${usage.promptTokens} tokens read, ${usage.answerTokens} written`);
  }
  return parts.join(' · ');
}

export const CONNECTION = {
  live: 'Live.',
  waiting: 'The live connection is lost; it comes back by itself.',
  'signed-out': '',
};

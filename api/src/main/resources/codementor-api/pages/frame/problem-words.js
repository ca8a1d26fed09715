import { knows, t } from '../language/messages.js';

/** Why the server refused something. */
export function problemInWords(problem) {
  if (problem instanceof TypeError) {
    return t('problem.unreachable');
  }
  const words = knows(`problem.${problem.code}`) ? t(`problem.${problem.code}`, { limit: problem.limit ?? '' }) : problem.message;
  return problem.retryAfter ? `${words} ${t('problem.retry-after', { n: Number(problem.retryAfter) })}` : words;
}

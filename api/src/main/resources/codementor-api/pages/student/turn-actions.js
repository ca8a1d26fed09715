import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';
import { randomId } from './random-id.js';

/**
 * The actions on a question and its answer.
 *
 * @param ask sends a question without touching the text that is being written
 */
export function turnActions(api, composer, ask) {
  let following = false;

  async function follow(prompt) {
    if (following) {
      // A double click means one question.
      return;
    }
    following = true;
    composer.problem('');
    try {
      await ask(prompt, randomId(), composer.model);
    } catch (problem) {
      composer.problem(problemInWords(problem));
    } finally {
      following = false;
    }
  }

  return {
    retry: (turn) => follow(turn.prompt),
    hint: () => follow(t('follow-up.hint')),
    askAgain: (turn) => composer.begin(turn.prompt),
    explain: (turn, line) => composer.begin(t('follow-up.explain', { line })),

    /** Returns false when the answer continues. */
    async stop(turn) {
      try {
        await api.cancel(turn.id);
        return true;
      } catch (problem) {
        if (problem.code !== 'already-settled') {
          composer.problem(problemInWords(problem));
        }
        return false;
      } finally {
        turn.read().catch(() => {});
      }
    },

    async judge(turn, feedback) {
      await api.judge(turn.id, feedback);
      // The state that the ledger had before must not be shown next.
      turn.facts = { ...turn.facts, feedback };
    },
  };
}

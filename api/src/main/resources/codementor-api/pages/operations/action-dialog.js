import { button, element, make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';

/**
 * Asks once before an action, and says afterwards what it did.
 *
 * @param title what it is, and to what
 * @param effect what it will do, to how many
 * @param act gets the reason, or undefined; returns the sentence about what was done
 * @param undo does the opposite; absent when that is impossible
 */
export async function carryOut({ title, effect, verb, act, undo, changed }) {
  const dialog = element('action');
  setText(element('action-title'), title);
  setText(element('action-effect'), effect);
  setText(element('action-reason-label'), t('operations.reason'));
  setText(element('action-yes'), verb);
  setText(element('action-problem'), '');
  element('action-reason').value = '';
  element('action-no').onclick = () => dialog.close();
  element('action-yes').disabled = false;
  dialog.querySelector('form').onsubmit = async (event) => {
    event.preventDefault();
    element('action-yes').disabled = true;
    try {
      const sentence = await act(element('action-reason').value.trim() || undefined);
      dialog.close();
      report(sentence, undo, changed);
      changed();
    } catch (problem) {
      setText(element('action-problem'), problemInWords(problem));
      element('action-yes').disabled = false;
    }
  };
  dialog.showModal();
}

/** Says what was done; the newest stands alone. */
function report(sentence, undo, changed) {
  const line = make('p', { class: 'done' }, sentence, ' ');
  if (undo) {
    const back = button('quiet', t('operations.undo'), async () => {
      back.disabled = true;
      try {
        report(await undo(), undefined, changed);
        changed();
      } catch (problem) {
        line.append(make('span', { class: 'problem' }, problemInWords(problem)));
      }
    });
    line.append(back);
  }
  element('done').replaceChildren(line);
}

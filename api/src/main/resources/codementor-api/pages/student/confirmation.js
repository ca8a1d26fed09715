import { t } from '../language/messages.js';
import { element, setText } from '../frame/elements.js';

/** Asks for confirmation before an action that cannot be undone. */
export function confirmed(question, action) {
  const dialog = element('confirmation');
  setText(element('confirmation-question'), question);
  setText(element('confirmation-yes'), action);
  setText(element('confirmation-no'), t('confirm.no'));
  dialog.returnValue = '';
  element('confirmation-yes').onclick = () => dialog.close('yes');
  element('confirmation-no').onclick = () => dialog.close('');
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

import { element, setText } from '../frame/elements.js';
import { openPage } from '../frame/open-page.js';
import { t } from '../language/messages.js';
import { OperationsDesk } from './operations-desk.js';

await openPage(({ me, api, session, config }) => {
  if (!me.roles.some((role) => role === 'operator' || role === 'operator-read')) {
    setText(element('problem'), t('operations.not-yours'));
    return undefined;
  }
  const desk = new OperationsDesk(api, session, config, me.roles.includes('operator'));
  desk.open();
  return () => desk.close();
});

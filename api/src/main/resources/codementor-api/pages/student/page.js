import { element, setText } from '../frame/elements.js';
import { openPage } from '../frame/open-page.js';
import { t } from '../language/messages.js';
import { LiveEvents } from '../live/live-events.js';
import { StudentDesk } from './student-desk.js';

await openPage(async ({ me, api, session, config }) => {
  const live = new LiveEvents(config.events, () => session.token, {
    welcomed: () => desk.welcomed(),
    received: (frame) => desk.received(frame),
    connection: (state) => showConnection(state),
    rejected: async () => (await session.renew()) && live.connect(),
  });
  const desk = new StudentDesk(me, api, live, config.rehearsal);
  element('reconnect').addEventListener('click', () => live.connect());
  live.connect();
  await desk.open();
  return () => desk.close();

  function showConnection(state) {
    desk.connected(state === 'live');
    setText(element('connection'), state === 'waiting' ? t('connection.waiting') : '');
    element('reconnect').hidden = state !== 'waiting';
  }
});

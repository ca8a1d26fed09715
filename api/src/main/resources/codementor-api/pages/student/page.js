import { currentLanguage, chooseLanguage, loadLanguage, t } from '../language/messages.js';
import { LiveEvents } from '../live/live-events.js';
import { Oidc } from '../sign-in/oidc.js';
import { Session } from '../sign-in/session.js';
import { Api, send } from './api.js';
import { element, setText } from './elements.js';
import { SignInView } from './sign-in-view.js';
import { StudentDesk } from './student-desk.js';

const [config] = await Promise.all([
  send('GET', '/page-config.json').catch(() => ({ rehearsal: false, signIn: { issuer: '' } })),
  loadLanguage(),
]);

const oidc = new Oidc(config.signIn);
const view = new SignInView(() => oidc.begin());
const session = new Session(oidc, () => view.ended());
let desk = null;

element('language').value = currentLanguage();
element('language').addEventListener('change', (event) => {
  chooseLanguage(event.target.value);
  location.reload();
});
element('sign-out').addEventListener('click', () => {
  session.end();
  desk?.close();
  location.replace(location.pathname);
});

try {
  const tokens = await oidc.complete();
  if (tokens) {
    session.take(tokens);
  } else {
    session.restore();
  }
  if (session.token) {
    await comeIn();
  } else {
    view.ask(config);
  }
} catch (problem) {
  view.ask(config, problem);
}
// Whoever waits for this finds everything that is shown in use.
document.body.dataset.ready = 'true';

async function comeIn() {
  const api = new Api(session);
  let me;
  try {
    me = await api.me();
  } catch (problem) {
    view.ask(config, problem);
    return;
  }
  const live = new LiveEvents(config.events, () => session.token, {
    welcomed: () => desk.welcomed(),
    received: (frame) => desk.received(frame),
    connection: (state) => showConnection(state),
    rejected: async () => (await session.renew()) && live.connect(),
  });
  desk = new StudentDesk(me, api, live, config.rehearsal);
  view.comeIn(me);
  element('reconnect').addEventListener('click', () => live.connect());
  live.connect();
  await desk.open();
}

function showConnection(state) {
  desk.connected(state === 'live');
  setText(element('connection'), state === 'waiting' ? t('connection.waiting') : '');
  element('reconnect').hidden = state !== 'waiting';
}

import { chooseLanguage, currentLanguage, loadLanguage } from '../language/messages.js';
import { Oidc } from '../sign-in/oidc.js';
import { Session } from '../sign-in/session.js';
import { Api, send } from './api.js';
import { element } from './elements.js';
import { SignInView } from './sign-in-view.js';

/**
 * What every page does first: finds its words, and lets people in who have signed in or asks them to.
 *
 * @param enter shows the page to who has come in; gets `me`, `api`, `session` and `config`, and may return what has to be
 *   done when they leave
 */
export async function openPage(enter) {
  const [config] = await Promise.all([
    send('GET', '/page-config.json').catch(() => ({ rehearsal: false, signIn: { issuer: '' } })),
    loadLanguage(),
  ]);
  const oidc = new Oidc(config.signIn);
  const view = new SignInView(() => oidc.begin());
  const session = new Session(oidc, () => view.ended());
  let leave = () => {};

  element('language').value = currentLanguage();
  element('language').addEventListener('change', (event) => {
    chooseLanguage(event.target.value);
    location.reload();
  });
  element('sign-out').addEventListener('click', () => {
    session.end();
    leave();
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
      const api = new Api(session);
      const me = await api.me();
      view.comeIn(me);
      leave = (await enter({ me, api, session, config })) ?? leave;
    } else {
      view.ask(config);
    }
  } catch (problem) {
    view.ask(config, problem);
  }
  // Whoever waits for this finds everything that is shown in use.
  document.body.dataset.ready = 'true';
}

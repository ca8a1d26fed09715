import { chooseLanguage, currentLanguage, loadLanguage } from '../language/messages.js';
import { Oidc } from '../sign-in/oidc.js';
import { Session } from '../sign-in/session.js';
import { Api, send } from './api.js';
import { element } from './elements.js';
import { SignInView } from './sign-in-view.js';

/**
 * What every page does first: it loads its words, and then shows the page to people who have signed in and asks others to sign in.
 *
 * @param enter shows the page to the person who signed in; gets `me`, `api`, `session` and `config`, and may return a function
 *   to call when that person leaves
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
  // When this has run, everything that is shown is ready to use.
  document.body.dataset.ready = 'true';
}

import { Api, send } from './api.js';

const TOKEN = 'codementor.token';

/** Who uses this page. The token lives in this tab alone and ends with it. */
export class Session {
  static restore() {
    const token = sessionStorage.getItem(TOKEN);
    return token ? new Session(token) : null;
  }

  static async ofLocalName(subject, courses) {
    const { token } = await send('POST', '/local/tokens', { subject, roles: ['student'], courses });
    return Session.ofToken(token);
  }

  static ofToken(token) {
    sessionStorage.setItem(TOKEN, token);
    return new Session(token);
  }

  static end() {
    sessionStorage.removeItem(TOKEN);
  }

  constructor(token) {
    this.token = token;
    this.api = new Api(token);
  }
}

const STORED = 'codementor.session';
const RENEW_BEFORE = 60_000;

/**
 * The tokens of who uses this page. They live in this tab alone and end with it. Calls `ended()` when they have run out and
 * nobody can renew them but the person.
 */
export class Session {
  #oidc;
  #ended;
  #tokens = null;
  #timer = null;

  constructor(oidc, ended) {
    this.#oidc = oidc;
    this.#ended = ended;
  }

  get token() {
    return this.#tokens?.token ?? null;
  }

  restore() {
    this.#tokens = JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
    this.#plan();
    return this.#tokens !== null;
  }

  take({ access_token: token, refresh_token: refresh, expires_in: seconds }) {
    this.#tokens = { token, refresh: refresh ?? this.#tokens?.refresh, expires: seconds ? Date.now() + seconds * 1000 : null };
    sessionStorage.setItem(STORED, JSON.stringify(this.#tokens));
    this.#plan();
  }

  /** Gets another token where that needs nobody. False when the person has to sign in again. */
  async renew() {
    if (!this.#tokens?.refresh) {
      this.#ended();
      return false;
    }
    try {
      this.take(await this.#oidc.renew(this.#tokens.refresh));
      return true;
    } catch {
      this.#ended();
      return false;
    }
  }

  end() {
    clearTimeout(this.#timer);
    sessionStorage.removeItem(STORED);
    this.#tokens = null;
  }

  #plan() {
    clearTimeout(this.#timer);
    if (this.#tokens?.expires) {
      const left = this.#tokens.expires - Date.now() - (this.#tokens.refresh ? RENEW_BEFORE : 0);
      // Browsers count no further than 24 days.
      this.#timer = setTimeout(() => this.renew(), Math.min(Math.max(0, left), 2 ** 31 - 1));
    }
  }
}

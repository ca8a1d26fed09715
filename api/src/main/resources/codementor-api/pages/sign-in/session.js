import { Refused } from './oidc.js';
import { Siblings } from './siblings.js';

const STORED = 'codementor.session';
const RENEW_BEFORE = 60_000;
const RENEW_SHARE = 5;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;
const LONGEST_TIMER = 2 ** 31 - 1;
const MOST_PAST = 10;

/**
 * The tokens of the person who uses this page. They live in this tab and in tabs duplicated from it. Calls `ended()` when
 * they have expired and only the person can renew them.
 */
export class Session {
  #oidc;
  #ended;
  #siblings = new Siblings((refresh) => (this.#tokens?.past?.includes(refresh) ? this.#tokens : null));
  #tokens = null;
  #timer = null;
  #renewing = null;
  #failures = 0;

  constructor(oidc, ended) {
    this.#oidc = oidc;
    this.#ended = ended;
    window.addEventListener('online', () => this.#failures > 0 && this.#renewAhead());
  }

  get token() {
    return this.#tokens?.token ?? null;
  }

  restore() {
    this.#tokens = JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
    this.#plan();
    return this.#tokens !== null;
  }

  /** Somebody has signed in. */
  take(answer) {
    this.#keep(read(answer));
  }

  /**
   * Gets a new token without the person's help. Returns false when the person has to sign in again. Throws when the issuer
   * cannot be reached now; the sign-in continues, and the caller tries again.
   */
  async renew() {
    const renewed = await this.#renewOnce();
    if (!renewed) {
      this.#ended();
    }
    return renewed;
  }

  end() {
    clearTimeout(this.#timer);
    sessionStorage.removeItem(STORED);
    this.#tokens = null;
    this.#failures = 0;
  }

  #renewOnce() {
    this.#renewing ??= this.#siblings.alone(() => this.#exchange()).finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  /** Renews before anybody notices. If the issuer refuses, the current token is still valid for a while. */
  #renewAhead() {
    this.#renewOnce().then((renewed) => renewed || this.#plan(), () => {});
  }

  async #exchange() {
    const old = this.#tokens;
    if (!old?.refresh) {
      return false;
    }
    try {
      const renewed = (await this.#siblings.successors(old.refresh)) ?? after(old, await this.#oidc.renew(old.refresh));
      if (this.#tokens === null) {
        // The person has signed out meanwhile.
        return false;
      }
      this.#failures = 0;
      this.#keep(renewed);
      return renewed.expires === null || renewed.expires > Date.now() || this.#exchange();
    } catch (problem) {
      if (problem instanceof Refused) {
        this.#failures = 0;
        this.#tokens &&= { ...this.#tokens, refresh: undefined };
        this.#store();
        return false;
      }
      this.#tryAgain();
      throw problem;
    }
  }

  #tryAgain() {
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#renewAhead(), pause * (0.5 + Math.random() / 2));
  }

  #keep(tokens) {
    this.#tokens = tokens;
    this.#store();
    this.#plan();
  }

  #store() {
    if (this.#tokens) {
      sessionStorage.setItem(STORED, JSON.stringify(this.#tokens));
    }
  }

  #plan() {
    clearTimeout(this.#timer);
    if (!this.#tokens?.expires) {
      return;
    }
    const { expires, lifetime = Infinity, refresh } = this.#tokens;
    const left = expires - Date.now() - (refresh ? Math.min(RENEW_BEFORE, lifetime / RENEW_SHARE) : 0);
    // Browsers' timers cannot wait longer than 24 days.
    const next = left > LONGEST_TIMER ? () => this.#plan() : refresh ? () => this.#renewAhead() : () => this.#ended();
    this.#timer = setTimeout(next, Math.min(Math.max(0, left), LONGEST_TIMER));
  }
}

function read({ access_token: token, refresh_token: refresh, expires_in: seconds }) {
  const lifetime = seconds > 0 ? seconds * 1000 : undefined;
  return { token, refresh, lifetime, expires: lifetime ? Date.now() + lifetime : null };
}

function after(old, answer) {
  const renewed = read(answer);
  if (!renewed.refresh || renewed.refresh === old.refresh) {
    return { ...renewed, refresh: old.refresh, past: old.past };
  }
  return { ...renewed, past: [...(old.past ?? []), old.refresh].slice(-MOST_PAST) };
}

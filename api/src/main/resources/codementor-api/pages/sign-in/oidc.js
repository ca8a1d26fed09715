const PENDING = 'codementor.sign-in';
const PATIENCE = 30_000;

/** The issuer refused, and trying again would not help. */
export class Refused extends Error {}

/**
 * Signs people in at any OpenID Connect issuer: authorization code with PKCE (RFC 7636), as a public client. Tokens come
 * directly from the issuer's token endpoint, and the services that receive them verify them. So this page only checks that
 * a token is meant for it and answers its own request.
 */
export class Oidc {
  #settings;
  #endpoints = null;

  /** @param settings `issuer`, `clientId` and `scope` */
  constructor(settings) {
    this.#settings = settings;
  }

  /** Leaves this page for the issuer's page. */
  async begin() {
    const { authorization_endpoint: endpoint } = await this.#discover();
    const pending = { state: secret(), nonce: secret(), verifier: secret(), back: location.hash };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const address = new URL(endpoint);
    for (const [name, value] of Object.entries({
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: here(),
      scope: this.#settings.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await challenge(pending.verifier),
      code_challenge_method: 'S256',
    })) {
      address.searchParams.set(name, value);
    }
    location.assign(address);
  }

  /** The tokens for the issuer's answer, if this page was opened with such an answer; null otherwise. */
  async complete() {
    const answer = new URLSearchParams(location.search);
    if (!answer.has('code') && !answer.has('error')) {
      return null;
    }
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, '', location.pathname + (pending?.back ?? ''));
    if (!pending || answer.get('state') !== pending.state) {
      // This is a reload of an old answer, or an answer that this page did not ask for.
      return null;
    }
    if (answer.has('iss') && answer.get('iss') !== (await this.#discover()).issuer) {
      throw new Error('issuer');
    }
    if (answer.has('error')) {
      throw new Error(answer.get('error_description') ?? answer.get('error'));
    }
    const tokens = await this.#tokens({
      grant_type: 'authorization_code',
      code: answer.get('code'),
      redirect_uri: here(),
      code_verifier: pending.verifier,
    });
    if (tokens.id_token) {
      this.#check(claims(tokens.id_token), pending.nonce);
    }
    return tokens;
  }

  /** New tokens in place of those that expire. Throws {@link Refused} when the issuer gives none, and anything else when the issuer's decision is unknown. */
  renew(refreshToken) {
    return this.#tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  async #tokens(grant) {
    const { token_endpoint: endpoint } = await this.#discover();
    const body = new URLSearchParams({ client_id: this.#settings.clientId, ...grant });
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(endpoint, { method: 'POST', body, headers: { Accept: 'application/json' }, cache: 'no-store', signal });
    const answer = await response.json();
    if (!response.ok) {
      const words = answer.error_description ?? answer.error;
      throw answer.error && [400, 401, 403].includes(response.status) ? new Refused(words) : new Error(words);
    }
    return answer;
  }

  /** OpenID Connect Core 3.1.3.7, without the signature: the token came from the issuer itself. */
  #check({ iss, aud, nonce }, expected) {
    if (iss !== this.#endpoints.issuer || ![aud].flat().includes(this.#settings.clientId) || nonce !== expected) {
      throw new Error('id_token');
    }
  }

  async #discover() {
    if (!this.#endpoints) {
      const response = await fetch(`${this.#settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(PATIENCE) });
      const found = await response.json();
      if (found.issuer.replace(/\/$/, '') !== this.#settings.issuer.replace(/\/$/, '')) {
        throw new Error('issuer');
      }
      this.#endpoints = found;
    }
    return this.#endpoints;
  }
}

function here() {
  return location.origin + location.pathname;
}

function secret() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function claims(token) {
  return JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
}

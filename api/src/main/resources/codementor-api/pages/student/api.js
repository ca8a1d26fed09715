/** A refusal of the api (RFC 9457), with its stable code and a sentence for people. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.status = status;
    this.code = body.code || 'unknown';
    this.retryAfter = retryAfter;
  }
}

/** The api under /api/v1, as the holder of one token. */
export class Api {
  constructor(token) {
    this.token = token;
  }

  me() {
    return this.#call('GET', '/api/v1/me');
  }

  job(id) {
    return this.#call('GET', `/api/v1/jobs/${encodeURIComponent(id)}`);
  }

  /** The key makes it safe to send the same question again when the first answer got lost. */
  ask(question, key) {
    return this.#call('POST', '/api/v1/jobs', question, { 'Idempotency-Key': key });
  }

  cancel(id) {
    return this.#call('POST', `/api/v1/jobs/${encodeURIComponent(id)}/cancel`);
  }

  #call(method, path, body, headers = {}) {
    return send(method, path, body, { ...headers, Authorization: `Bearer ${this.token}` });
  }
}

export async function send(method, path, body, headers = {}) {
  const init = { method, headers: { Accept: 'application/json', ...headers }, cache: 'no-store' };
  if (body !== undefined) {
    init.headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, answer, response.headers.get('Retry-After'));
  }
  return answer;
}

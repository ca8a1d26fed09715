/** A refusal of the api (RFC 9457), with its stable code and a sentence for people. */
class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.status = status;
    this.code = body.code || 'unknown';
    this.limit = body.limit;
    this.retryAfter = retryAfter;
  }
}

/** Calls the api under /api/v1 with a session's token. When the token has expired, the session is renewed once. */
export class Api {
  #session;

  constructor(session) {
    this.#session = session;
  }

  me() {
    return this.#call('GET', '/me');
  }

  courses() {
    return this.#call('GET', '/courses');
  }

  job(id) {
    return this.#call('GET', `/jobs/${encodeURIComponent(id)}`);
  }

  jobs(course, conversation, before) {
    return this.#call('GET', `/jobs?${query({ course, conversation, before, limit: 50 })}`);
  }

  /** The key makes it safe to send the same question again when the first response was lost. */
  ask(question, key) {
    return this.#call('POST', '/jobs', question, { 'Idempotency-Key': key });
  }

  cancel(id) {
    return this.#call('POST', `/jobs/${encodeURIComponent(id)}/cancel`);
  }

  judge(id, feedback) {
    return this.#call(feedback ? 'PUT' : 'DELETE', `/jobs/${encodeURIComponent(id)}/feedback`, feedback ?? undefined);
  }

  courseFeedback(course, before) {
    return this.#call('GET', `/courses/${encodeURIComponent(course)}/feedback?${query({ before, limit: 20 })}`);
  }

  grades(before) {
    return this.#call('GET', `/grades?${query({ before, limit: 20 })}`);
  }

  grade(batch, item) {
    return this.#call('GET', `/grades/${encodeURIComponent(batch)}/${encodeURIComponent(item)}`);
  }

  appeal(batch, item, criterion, reason) {
    return this.#call('POST', `/grades/${encodeURIComponent(batch)}/${encodeURIComponent(item)}/appeals`, { criterion, reason });
  }

  conversations(course, q, before) {
    return this.#call('GET', `/conversations?${query({ course, q, before, limit: 30 })}`);
  }

  deleteConversation(course, id) {
    return this.#call('DELETE', `/conversations/${encodeURIComponent(id)}?${query({ course })}`);
  }

  memory(course, id) {
    return this.#call('GET', `/conversations/${encodeURIComponent(id)}/memory?${query({ course })}`);
  }

  /** What an operator reads. */
  operations(what, values = {}) {
    return this.#call('GET', `/operations/${what}?${query(values)}`);
  }

  /** What an operator does. */
  operate(what, order) {
    return this.#call('POST', `/operations/${what}`, order);
  }

  /**
   * Follows server-sent events until they end; a browser's own reader of them cannot send a token.
   *
   * @param take gets the name and the data of each
   */
  async follow(path, take, signal) {
    let response = await this.#open(path, signal);
    if (response.status === 401 && (await this.#session.renew())) {
      response = await this.#open(path, signal);
    }
    if (!response.ok) {
      throw new Problem(response.status, await response.json().catch(() => ({})), response.headers.get('Retry-After'));
    }
    let rest = '';
    for await (const piece of pieces(response.body.pipeThrough(new TextDecoderStream()))) {
      const events = (rest + piece).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const lines = event.split('\n');
        const values = (field) => lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length));
        take(values('event:').join('').trim(), values('data:').join('\n'));
      }
    }
  }

  #open(path, signal) {
    return fetch(`/api/v1${path}`, { headers: { Accept: 'text/event-stream', Authorization: `Bearer ${this.#session.token}` }, cache: 'no-store', signal });
  }

  async #call(method, path, body, headers = {}) {
    try {
      return await this.#send(method, path, body, headers);
    } catch (problem) {
      if (problem.status === 401 && (await this.#session.renew())) {
        return this.#send(method, path, body, headers);
      }
      throw problem;
    }
  }

  #send(method, path, body, headers) {
    return send(method, `/api/v1${path}`, body, { ...headers, Authorization: `Bearer ${this.#session.token}` });
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

/** Not every browser can walk through a stream itself. */
async function* pieces(stream) {
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    yield value;
  }
}

function query(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}

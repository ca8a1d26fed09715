const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const PING_EVERY = 20_000;
const ANSWER_WITHIN = 30_000;
const ANSWER_AT_ONCE = 5_000;

/** Close codes of the notifier. */
const BAD_HELLO = 4001;
const TOKEN_EXPIRED = 4003;
const TOO_SLOW = 4008;

/**
 * The WebSocket with the live events. It comes back by itself after a pause that grows and is never the same for two pages, so
 * that a whole class does not return at one moment. After each welcome the owner says what it wants to follow.
 *
 * Calls `welcomed()`, `received(frame)`, `connection(state)` with 'live', 'waiting' or 'signed-out', and `rejected()` when
 * the token is no good any more: it gets another one and connects, or throws when it cannot find out now whether there is one.
 * The token is a function, since a sign-in is renewed while the page stays.
 */
export class LiveEvents {
  #url;
  #token;
  #owner;
  #socket = null;
  #said = null;
  #welcomed = false;
  #failures = 0;
  #rejections = 0;
  #timer = null;
  #pings = null;
  #asked = null;
  #attempt = 0;

  constructor(url, token, owner) {
    this.#url = url;
    this.#token = token;
    this.#owner = owner;
    window.addEventListener('online', () => this.#lookAtOnce());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#lookAtOnce());
  }

  connect() {
    this.#forget();
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#pings = setInterval(() => this.#ping(socket), PING_EVERY);
    socket.onopen = () => this.#hello(socket);
    socket.onmessage = (event) => this.#receive(socket, event);
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  /** Follows a job from what is held of it; nothing happens while there is no connection. */
  follow(job, held) {
    this.#send({ type: 'follow', job, epoch: held.epoch, offset: held.text.length });
  }

  unfollow(job) {
    this.#send({ type: 'unfollow', job });
  }

  close() {
    this.#forget();
    this.#owner.connection('signed-out');
  }

  #hello(socket) {
    if (socket === this.#socket) {
      this.#said = this.#token();
      this.#send({ type: 'hello', token: this.#said });
    }
  }

  #receive(socket, event) {
    if (socket !== this.#socket) {
      return;
    }
    this.#asked = null;
    const frame = JSON.parse(event.data);
    if (frame.type === 'welcome') {
      this.#welcomed = true;
      this.#failures = 0;
      this.#rejections = 0;
      this.#owner.connection('live');
      this.#owner.welcomed();
    } else {
      this.#owner.received(frame);
    }
  }

  #closed(socket, code) {
    if (socket !== this.#socket) {
      return;
    }
    this.#forget();
    if (code === TOKEN_EXPIRED || code === BAD_HELLO) {
      this.#rejected(code);
    } else {
      // Cut off for being slow: what was missed is in the ledger, and coming back at once gets it.
      this.#wait(() => this.connect(), code === TOO_SLOW ? FIRST_PAUSE : undefined);
    }
  }

  #rejected(code) {
    const before = this.#rejections;
    this.#rejections += 1;
    if (code === BAD_HELLO && before === 0) {
      // It may only have been late.
      this.#wait(() => this.connect());
    } else if (before > 1) {
      // Another token did not help. Neither the issuer nor the notifier is to be asked without end.
      this.#wait(() => this.#renew());
    } else {
      this.#renew();
    }
  }

  async #renew() {
    this.#timer = null;
    if (this.#said !== this.#token() && this.#token() !== null) {
      // Renewed since it was said.
      this.connect();
      return;
    }
    this.#owner.connection('signed-out');
    const attempt = this.#attempt;
    try {
      await this.#owner.rejected();
    } catch {
      if (attempt === this.#attempt) {
        this.#wait(() => this.connect());
      }
    }
  }

  #wait(next, ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures)) {
    this.#owner.connection('waiting');
    this.#failures += 1;
    this.#timer = setTimeout(next, ceiling * (0.5 + Math.random() / 2));
  }

  #ping(socket) {
    if (!this.#welcomed || (this.#asked !== null && Date.now() - this.#asked > ANSWER_WITHIN)) {
      this.#lost(socket);
    } else {
      this.#ask();
    }
  }

  /** Not measured from what was heard last: a page in the background is woken so seldom that it would always be long ago. */
  #ask() {
    this.#asked ??= Date.now();
    this.#send({ type: 'ping' });
  }

  /** The network is back, or the person is: no pause is worth waiting for, and an old socket may be one of a network that is gone. */
  #lookAtOnce() {
    const socket = this.#socket;
    if (this.#timer !== null || (socket && !this.#welcomed)) {
      this.connect();
    } else if (socket) {
      this.#ask();
      setTimeout(() => this.#asked !== null && this.#lost(socket), ANSWER_AT_ONCE);
    }
  }

  /** A dead network may not say so for minutes. */
  #lost(socket) {
    socket.close();
    this.#closed(socket, 1006);
  }

  #send(frame) {
    if (this.#socket && this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  #forget() {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    this.#timer = null;
    clearInterval(this.#pings);
    this.#asked = null;
    this.#welcomed = false;
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.close();
    }
  }
}

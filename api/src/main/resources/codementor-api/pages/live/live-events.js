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
 * The WebSocket with the live events. It reconnects automatically after a pause that grows and is random, so that a whole class
 * does not return at the same moment. After each welcome the owner says what it wants to follow.
 *
 * Calls `welcomed()`, `received(frame)`, `connection(state)` with 'live', 'waiting' or 'signed-out', and `rejected()` when
 * the token is no longer accepted: the owner gets another one and connects, or throws when it cannot find out now whether there is one.
 * The token is a function, because a sign-in is renewed while the page stays open.
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

  /** Follows a job from the text that is already held. Does nothing while there is no connection. */
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
      // The notifier cut this page off for being slow. The ledger has the missing text, and reconnecting at once gets it.
      this.#wait(() => this.connect(), code === TOO_SLOW ? FIRST_PAUSE : undefined);
    }
  }

  #rejected(code) {
    const before = this.#rejections;
    this.#rejections += 1;
    if (code === BAD_HELLO && before === 0) {
      // The hello may only have been late.
      this.#wait(() => this.connect());
    } else if (before > 1) {
      // A new token did not help. The page must not ask the issuer and the notifier for ever.
      this.#wait(() => this.#renew());
    } else {
      this.#renew();
    }
  }

  async #renew() {
    this.#timer = null;
    if (this.#said !== this.#token() && this.#token() !== null) {
      // The token has been renewed since this socket sent it.
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

  /** Does not measure from the last message: a page in the background wakes so seldom that the last message would always be old. */
  #ask() {
    this.#asked ??= Date.now();
    this.#send({ type: 'ping' });
  }

  /** The network or the person is back: reconnects at once, because an old socket may belong to a network that is gone. */
  #lookAtOnce() {
    const socket = this.#socket;
    if (this.#timer !== null || (socket && !this.#welcomed)) {
      this.connect();
    } else if (socket) {
      this.#ask();
      setTimeout(() => this.#asked !== null && this.#lost(socket), ANSWER_AT_ONCE);
    }
  }

  /** A dead network may go unnoticed for minutes. */
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

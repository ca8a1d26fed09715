const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const PING_EVERY = 20_000;
const SILENCE = 50_000;

/** Close codes of the notifier. */
const BAD_HELLO = 4001;
const TOKEN_EXPIRED = 4003;
const TOO_SLOW = 4008;

/**
 * The WebSocket with the live events. It comes back by itself after a pause that grows and is never the same for two pages, so
 * that a whole class does not return at one moment. After each welcome the owner says what it wants to follow.
 *
 * Calls `welcomed()`, `received(frame)`, `connection(state)` with 'live', 'waiting' or 'signed-out', and `rejected()` when
 * the token is no good any more. The token is a function, since a sign-in is renewed while the page stays.
 */
export class LiveEvents {
  #url;
  #token;
  #owner;
  #socket = null;
  #failures = 0;
  #timer = null;
  #pings = null;
  #heard = 0;

  constructor(url, token, owner) {
    this.#url = url;
    this.#token = token;
    this.#owner = owner;
    window.addEventListener('online', () => this.#timer !== null && this.connect());
  }

  connect() {
    this.#forget();
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#heard = Date.now();
    this.#pings = setInterval(() => this.#ping(socket), PING_EVERY);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token: this.#token() }));
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

  #receive(socket, event) {
    if (socket !== this.#socket) {
      return;
    }
    this.#heard = Date.now();
    const frame = JSON.parse(event.data);
    if (frame.type === 'welcome') {
      this.#failures = 0;
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
      this.#owner.connection('signed-out');
      this.#owner.rejected();
      return;
    }
    this.#owner.connection('waiting');
    // Cut off for being slow: what was missed is in the ledger, and coming back at once gets it.
    const ceiling = code === TOO_SLOW ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.connect(), ceiling * (0.5 + Math.random() / 2));
  }

  #ping(socket) {
    if (Date.now() - this.#heard > SILENCE) {
      // A dead network may not say so for minutes.
      socket.close();
      this.#closed(socket, 1006);
    } else {
      this.#send({ type: 'ping' });
    }
  }

  #send(frame) {
    if (this.#socket && this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#timer = null;
    clearInterval(this.#pings);
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.close();
    }
  }
}

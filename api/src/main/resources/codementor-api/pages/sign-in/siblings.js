const NAME = 'codementor.sign-in';
// Who renews ahead has the time, and a busy tab that is not waited for would cost everybody's sign-in.
const ANSWER_WITHIN = 1_000;

/**
 * The tabs of this browser that share one sign-in, as a duplicated tab does. Many issuers take a refresh token only once, and
 * some take a second use for theft and end the sign-in everywhere. So one tab renews at a time, and asks before whether another
 * has done it already.
 */
export class Siblings {
  #channel = new BroadcastChannel(NAME);
  #found = null;

  /** @param successors what has come of a refresh token in this tab; null if it has not been used here */
  constructor(successors) {
    this.#channel.onmessage = ({ data: { wanted, of, tokens } }) => {
      const own = wanted && successors(wanted);
      if (own) {
        this.#channel.postMessage({ of: wanted, tokens: own });
      } else if (of) {
        this.#found?.(of, tokens);
      }
    };
  }

  /** Does something while no other tab does. Where pages have no locks, those from plain HTTP, nobody signs in either. */
  alone(action) {
    return navigator.locks ? navigator.locks.request(NAME, action) : action();
  }

  /** What has come of a refresh token in another tab; null if nobody answers. */
  async successors(refresh) {
    try {
      return await new Promise((resolve) => {
        this.#found = (of, tokens) => of === refresh && resolve(tokens);
        setTimeout(() => resolve(null), ANSWER_WITHIN);
        this.#channel.postMessage({ wanted: refresh });
      });
    } finally {
      this.#found = null;
    }
  }
}

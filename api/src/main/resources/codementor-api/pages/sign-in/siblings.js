const NAME = 'codementor.sign-in';
// Tokens are renewed ahead of time, so there is time to wait. Not waiting for a busy tab could end the sign-in in every tab.
const ANSWER_WITHIN = 1_000;

/**
 * The tabs of this browser that share one sign-in, such as a duplicated tab. Many issuers accept a refresh token only once, and
 * some treat a second use as theft and end the sign-in everywhere. So one tab renews at a time, and it first asks whether another
 * tab has already done so.
 */
export class Siblings {
  #channel = new BroadcastChannel(NAME);
  #found = null;

  /** @param successors the tokens that replaced a refresh token in this tab; null if this tab has not used it */
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

  /** Runs an action while no other tab runs one. Pages over plain HTTP have no locks, but nobody signs in there either. */
  alone(action) {
    return navigator.locks ? navigator.locks.request(NAME, action) : action();
  }

  /** The tokens that replaced a refresh token in another tab; null if no tab answers. */
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

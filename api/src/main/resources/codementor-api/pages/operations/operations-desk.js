import { element, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { currentLanguage, t } from '../language/messages.js';
import { AuditRoom } from './audit-room.js';
import { JobRoom } from './job-room.js';
import { JobsRoom } from './jobs-room.js';
import { OverviewRoom } from './overview-room.js';

const ROOMS = { overview: OverviewRoom, jobs: JobsRoom, job: JobRoom, audit: AuditRoom };
const LOOK_EVERY = 2_000;

/**
 * The page of operators. The address says which room it shows. A room follows the server, or looks at it every two seconds, while
 * somebody looks at it.
 */
export class OperationsDesk {
  #means;
  #room = null;
  #leave = new AbortController();

  constructor(api, session, config, mayAct) {
    this.#means = { api, session, config, mayAct, changed: () => this.#lookAtOnce() };
    element('rooms').hidden = false;
    element('read-only').hidden = mayAct;
  }

  open() {
    addEventListener('hashchange', this.#enter);
    this.#enter();
  }

  close() {
    this.#leave.abort();
    removeEventListener('hashchange', this.#enter);
  }

  #enter = () => {
    const [name, query = ''] = (location.hash.slice(1) || 'overview').split('?');
    const known = name in ROOMS ? name : 'overview';
    for (const link of element('rooms').children) {
      link.toggleAttribute('aria-current', link.dataset.room === known);
    }
    document.title = `${t(known === 'job' ? 'operations.job' : `operations.${known}`)} – CodeMentor`;
    setText(element('problem'), '');
    this.#leave.abort();
    this.#leave = new AbortController();
    this.#room = new ROOMS[known](this.#means, new URLSearchParams(query));
    element('room').replaceChildren(this.#room.element);
    this.#stay(this.#room, this.#leave.signal);
  };

  async #stay(room, signal) {
    while (!signal.aborted) {
      await this.#attempt(signal, async (fresh) => {
        await room.look();
        fresh();
        await room.follow?.(fresh, signal);
      });
      await pause(signal);
    }
  }

  #lookAtOnce() {
    const room = this.#room;
    return this.#attempt(this.#leave.signal, async (fresh) => {
      await room.look();
      fresh();
    });
  }

  async #attempt(signal, look) {
    try {
      await look(() => this.#fresh(signal));
    } catch (problem) {
      if (!signal.aborted) {
        setText(element('problem'), `${problemInWords(problem)} ${t('operations.stale')}`);
      }
    }
  }

  #fresh(signal) {
    if (!signal.aborted) {
      setText(element('problem'), '');
      setText(element('freshness'), t('operations.as-of', { time: new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'medium' }).format() }));
    }
  }
}

/** Waits for a moment, and then until somebody looks at the page. */
async function pause(signal) {
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  if (document.visibilityState !== 'visible' && !signal.aborted) {
    await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
  }
}

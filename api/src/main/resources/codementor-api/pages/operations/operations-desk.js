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
 * The page of operators. The address says which room it shows. A room looks at the server every two seconds while somebody looks
 * at it, one request at a time.
 */
export class OperationsDesk {
  #means;
  #room = null;
  #timer = null;
  #looking = false;
  #open = true;

  constructor(api, session, config, mayAct) {
    this.#means = { api, session, config, mayAct, changed: () => this.#look() };
    element('rooms').hidden = false;
    element('read-only').hidden = mayAct;
  }

  open() {
    addEventListener('hashchange', this.#enter);
    document.addEventListener('visibilitychange', this.#seen);
    this.#enter();
  }

  close() {
    this.#open = false;
    clearTimeout(this.#timer);
    removeEventListener('hashchange', this.#enter);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #enter = () => {
    const [name, query = ''] = (location.hash.slice(1) || 'overview').split('?');
    const known = name in ROOMS ? name : 'overview';
    for (const link of element('rooms').children) {
      link.toggleAttribute('aria-current', link.dataset.room === known);
    }
    document.title = `${t(known === 'job' ? 'operations.job' : `operations.${known}`)} – CodeMentor`;
    setText(element('problem'), '');
    this.#room = new ROOMS[known](this.#means, new URLSearchParams(query));
    element('room').replaceChildren(this.#room.element);
    this.#look();
  };

  #seen = () => {
    if (document.visibilityState === 'visible') {
      this.#look();
    }
  };

  async #look() {
    if (this.#looking) {
      return;
    }
    this.#looking = true;
    clearTimeout(this.#timer);
    const room = this.#room;
    try {
      await room.look();
      if (room === this.#room) {
        setText(element('problem'), '');
        element('freshness').replaceChildren(t('operations.as-of', { time: new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'medium' }).format() }));
      }
    } catch (problem) {
      if (room === this.#room) {
        setText(element('problem'), `${problemInWords(problem)} ${t('operations.stale')}`);
      }
    } finally {
      this.#looking = false;
      if (room !== this.#room) {
        this.#look();
      } else if (this.#open && document.visibilityState === 'visible') {
        this.#timer = setTimeout(() => this.#look(), LOOK_EVERY);
      }
    }
  }
}

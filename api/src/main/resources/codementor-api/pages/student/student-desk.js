import { t } from '../language/messages.js';
import { Composer } from './composer.js';
import { confirmed } from './confirmation.js';
import { ConversationView } from './conversation-view.js';
import { Conversation } from './conversation.js';
import { CourseView } from './course-view.js';
import { element, setText } from './elements.js';
import { asMarkdown, download } from './export.js';
import { HistoryPanel } from './history-panel.js';
import { randomId } from './random-id.js';
import { SidePanel } from './side-panel.js';
import { problemInWords } from './words.js';

const POLL_WHILE_NOT_LIVE = 3_000;
const LAST_COURSE = 'codementor.course';

/** Where a student sits: brings together one conversation, the history, and what is written. */
export class StudentDesk {
  #me;
  #api;
  #live;
  #conversation = null;
  #view;
  #composer;
  #history;
  #courses = new CourseView();
  #side = new SidePanel();
  #tabs = new BroadcastChannel('codementor');
  #isLive = false;
  #foreign = new Set();
  #following = false;

  constructor(me, api, live, rehearsal) {
    this.#me = me;
    this.#api = api;
    this.#live = live;
    this.#composer = new Composer(me.subject, (prompt, key, model) => this.#ask(prompt, key, model));
    this.#history = new HistoryPanel(api, (course, id) => this.#go(course, id));
    this.#view = new ConversationView({
      stop: (turn) => this.#stop(turn),
      retry: (turn) => this.#follow(turn.prompt),
      hint: () => this.#follow(t('follow-up.hint')),
      askAgain: (turn) => this.#composer.begin(turn.prompt),
      explain: (turn, line) => this.#composer.begin(t('follow-up.explain', { line })),
      judge: (turn, feedback) => this.#judge(turn, feedback),
    });
    element('rehearsal').hidden = !rehearsal;
    element('fresh').addEventListener('click', () => this.#go(this.#conversation.course, randomId()));
    element('export').addEventListener('click', () => download(`codementor-${this.#conversation.course}.md`, asMarkdown(this.#conversation)));
    element('delete').addEventListener('click', () => this.#delete());
    element('earlier').addEventListener('click', () => this.#earlier());
    element('course').addEventListener('change', (event) => this.#go(event.target.value, randomId()));
    window.addEventListener('hashchange', () => this.#fromAddress());
    this.#tabs.onmessage = ({ data }) => this.#heard(data);
    setInterval(() => !this.#isLive && this.#conversation?.refresh().catch(() => {}), POLL_WHILE_NOT_LIVE);
  }

  async open() {
    const courses = await this.#courses.read(this.#api, this.#me.courses);
    this.#composer.quota(this.#me.quota);
    if (courses.length === 0) {
      element('composer').hidden = true;
      setText(element('welcome-problem'), t('problem.no-course'));
      return;
    }
    element('course').disabled = false;
    element('fresh').disabled = false;
    await this.#fromAddress();
  }

  close() {
    this.#live.close();
    this.#tabs.close();
  }

  connected(live) {
    this.#isLive = live;
  }

  /** After each (re)connection: goes on where it was, and hears what was asked elsewhere meanwhile. */
  welcomed() {
    this.#conversation?.follow();
    if (this.#conversation?.turns.length) {
      this.#conversation.read().catch(() => {});
    }
  }

  received(frame) {
    if (!frame.job) {
      return;
    }
    if (this.#conversation?.has(frame.job)) {
      this.#conversation.receive(frame);
      if (frame.type === 'settled') {
        this.#afterwards();
      }
    } else if (!this.#foreign.has(frame.job)) {
      // One's own, since others' are never pushed here: asked in another tab or on another device.
      this.#foreign.add(frame.job);
      this.#elsewhere(frame.job);
    }
  }

  async #elsewhere(id) {
    const job = await this.#api.job(id).catch(() => null);
    if (job && job.conversation === this.#conversation?.id && job.course === this.#conversation.course) {
      this.#foreign.delete(id);
      this.#conversation.add(job);
    }
    this.#history.read();
  }

  #go(course, id) {
    this.#side.close();
    location.hash = new URLSearchParams({ course, conversation: id }).toString();
  }

  async #fromAddress() {
    const address = new URLSearchParams(location.hash.slice(1));
    const known = [address.get('course'), localStorage.getItem(LAST_COURSE)].find((course) => this.#me.courses.includes(course));
    const course = known ?? this.#me.courses[0];
    const id = (known === address.get('course') && address.get('conversation')) || randomId();
    if (this.#conversation?.id === id && this.#conversation.course === course) {
      return;
    }
    this.#conversation?.leave();
    const owner = { changed: (turn) => conversation === this.#conversation && this.#view.show(turn, conversation.turns) };
    const conversation = new Conversation(course, id, this.#api, this.#live, owner);
    this.#conversation = conversation;
    this.#view.clear();
    localStorage.setItem(LAST_COURSE, course);
    history.replaceState(null, '', `#${new URLSearchParams({ course, conversation: id })}`);
    this.#composer.open(this.#courses.show(course));
    this.#composer.problem('');
    setText(element('memory'), '');
    this.#showTools();
    this.#history.show(course, id);
    try {
      await conversation.read();
    } catch (problem) {
      if (conversation === this.#conversation) {
        this.#composer.problem(problemInWords(problem));
      }
    }
    if (conversation === this.#conversation) {
      this.#view.toEnd();
      this.#showTools();
      this.#showMemory();
    }
  }

  async #ask(prompt, key, model) {
    const conversation = this.#conversation;
    await conversation.ask(prompt, key, model);
    // Somebody may have gone on to another conversation while it was sent.
    if (conversation === this.#conversation) {
      this.#view.toEnd();
      this.#showTools();
    }
    this.#afterwards();
  }

  /** A question that follows from what is there, without going through what is being written. */
  async #follow(prompt) {
    if (this.#following) {
      // Pressed twice, meant once.
      return;
    }
    this.#following = true;
    this.#composer.problem('');
    try {
      await this.#ask(prompt, randomId(), this.#composer.model);
    } catch (problem) {
      this.#composer.problem(problemInWords(problem));
    } finally {
      this.#following = false;
    }
  }

  async #judge(turn, feedback) {
    await this.#api.judge(turn.id, feedback);
    // What is shown next must not be what the ledger said before.
    turn.facts = { ...turn.facts, feedback };
  }

  async #stop(turn) {
    try {
      await this.#api.cancel(turn.id);
    } catch (problem) {
      this.#view.stoppable(turn);
      if (problem.code !== 'already-settled') {
        this.#composer.problem(problemInWords(problem));
      }
    }
    turn.read().catch(() => {});
  }

  async #delete() {
    // What was asked about, even if another is open when the answer comes.
    const { course, id, turns } = this.#conversation;
    if (!(await confirmed(t('delete.question', { n: turns.length }), t('delete.yes')))) {
      return;
    }
    try {
      await this.#api.deleteConversation(course, id);
      this.#tabs.postMessage({ deleted: id });
      this.#heard({ deleted: id });
    } catch (problem) {
      this.#composer.problem(problemInWords(problem));
    }
  }

  #heard({ deleted }) {
    this.#history.read();
    if (deleted === this.#conversation?.id) {
      this.#go(this.#conversation.course, randomId());
    }
  }

  async #earlier() {
    await this.#conversation.readEarlier().catch((problem) => this.#composer.problem(problemInWords(problem)));
    this.#showTools();
  }

  #afterwards() {
    this.#api.me().then((me) => this.#composer.quota(me.quota)).catch(() => {});
    this.#history.read();
    this.#showMemory();
  }

  async #showMemory() {
    const { course, id, turns } = this.#conversation;
    if (turns.length === 0) {
      return;
    }
    const memory = await this.#api.memory(course, id).catch(() => null);
    if (memory && id === this.#conversation.id) {
      setText(element('memory'), t('memory.sees', { n: memory.jobs.length }) + (memory.forgotten ? ` ${t('memory.forgotten', { n: memory.forgotten })}` : ''));
    }
  }

  #showTools() {
    const empty = this.#conversation.turns.length === 0;
    element('export').hidden = empty;
    element('delete').hidden = empty || element('history').hidden;
    element('earlier').hidden = !this.#conversation.earlier;
  }
}

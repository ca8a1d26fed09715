import { element, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';
import { address } from './address.js';
import { Composer } from './composer.js';
import { ConversationTools } from './conversation-tools.js';
import { ConversationView } from './conversation-view.js';
import { Conversation } from './conversation.js';
import { CourseView } from './course-view.js';
import { Elsewhere } from './elsewhere.js';
import { HistoryPanel } from './history-panel.js';
import { randomId } from './random-id.js';
import { SidePanel } from './side-panel.js';
import { turnActions } from './turn-actions.js';

const POLL_WHILE_NOT_LIVE = 3_000;

/** The student's desk: brings together one conversation, the history, and the composer. */
export class StudentDesk {
  #me;
  #api;
  #live;
  #isLive = false;
  #conversation = null;
  #courses = new CourseView();
  #side = new SidePanel();
  #composer;
  #history;
  #view;
  #tools;
  #elsewhere;

  constructor(me, api, live, rehearsal) {
    this.#me = me;
    this.#api = api;
    this.#live = live;
    this.#composer = new Composer(me.subject, (...question) => this.#ask(...question));
    this.#history = new HistoryPanel(api, (course, id) => this.#go(course, id));
    this.#view = new ConversationView(turnActions(api, this.#composer, (...question) => this.#ask(...question)));
    this.#elsewhere = new Elsewhere(api, {
      asked: (job) => this.#askedElsewhere(job),
      deleted: (id) => this.#gone(id),
    });
    this.#tools = new ConversationTools(api, {
      deleted: (id) => {
        this.#elsewhere.tellDeleted(id);
        this.#gone(id);
      },
      problem: (sentence) => this.#composer.problem(sentence),
    });
    element('rehearsal').hidden = !rehearsal;
    element('fresh').addEventListener('click', () => this.#go(this.#conversation.course, randomId()));
    element('course').addEventListener('change', (event) => this.#go(event.target.value, randomId()));
    window.addEventListener('hashchange', () => this.#sit());
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
    element('to-grades').hidden = !this.#me.roles.includes('student');
    element('to-feedback').hidden = !this.#me.roles.includes('instructor');
    await this.#sit();
  }

  close() {
    this.#live.close();
    this.#elsewhere.close();
  }

  connected(live) {
    this.#isLive = live;
  }

  /** After each (re)connection: continues where it was, and picks up questions that were asked elsewhere meanwhile. */
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
    } else {
      this.#elsewhere.hear(frame.job);
    }
  }

  #go(course, id) {
    this.#side.close();
    address.go(course, id);
  }

  /** Opens the conversation that the address names. */
  async #sit() {
    const { course, conversation: named } = address.read(this.#me.courses);
    const id = named || randomId();
    if (this.#conversation?.id === id && this.#conversation.course === course) {
      return;
    }
    this.#conversation?.leave();
    const conversation = new Conversation(course, id, this.#api, this.#live, {
      changed: (turn) => this.#isOpen(conversation) && this.#view.show(turn, conversation.turns),
    });
    this.#conversation = conversation;
    address.settle(course, id);
    this.#view.clear();
    this.#composer.open(this.#courses.show(course));
    this.#composer.problem('');
    this.#tools.show(conversation);
    this.#history.show(course, id);
    element('to-feedback').href = `/feedback#${new URLSearchParams({ course })}`;
    try {
      await conversation.read();
    } catch (problem) {
      if (this.#isOpen(conversation)) {
        this.#composer.problem(problemInWords(problem));
      }
    }
    if (this.#isOpen(conversation)) {
      this.#view.toEnd();
      this.#tools.show(conversation);
    }
  }

  /** Whether this conversation is still open after a wait: the person may have opened another one meanwhile. */
  #isOpen(conversation) {
    return conversation === this.#conversation;
  }

  async #ask(prompt, key, model) {
    const conversation = this.#conversation;
    await conversation.ask(prompt, key, model);
    if (this.#isOpen(conversation)) {
      this.#view.toEnd();
    }
    this.#afterwards();
  }

  #askedElsewhere(job) {
    if (job.conversation === this.#conversation?.id && job.course === this.#conversation.course) {
      this.#elsewhere.forget(job.id);
      this.#conversation.add(job);
      this.#tools.show(this.#conversation);
    }
    this.#history.read();
  }

  #gone(id) {
    this.#history.read();
    if (id === this.#conversation?.id) {
      this.#go(this.#conversation.course, randomId());
    }
  }

  /** Updates everything around a question or an answer that has changed. */
  #afterwards() {
    this.#api.me().then((me) => this.#composer.quota(me.quota)).catch(() => {});
    this.#history.read();
    this.#tools.show(this.#conversation);
  }
}

import { element, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t } from '../language/messages.js';
import { confirmed } from './confirmation.js';
import { asMarkdown, download } from './export.js';

/** The actions on a whole conversation, and how much of it the mentor still sees. */
export class ConversationTools {
  #api;
  #owner;
  #conversation = null;

  /** @param owner `deleted(conversation)` and `problem(sentence)` */
  constructor(api, owner) {
    this.#api = api;
    this.#owner = owner;
    element('export').addEventListener('click', () => download(`codementor-${this.#conversation.course}.md`, asMarkdown(this.#conversation)));
    element('delete').addEventListener('click', () => this.#delete(this.#conversation));
    element('earlier').addEventListener('click', () => this.#earlier(this.#conversation));
  }

  /** Shows the actions for a conversation. Called again whenever the conversation has changed. */
  show(conversation) {
    if (conversation !== this.#conversation) {
      this.#conversation = conversation;
      setText(element('memory'), '');
    }
    const empty = conversation.turns.length === 0;
    element('export').hidden = empty;
    element('delete').hidden = empty || element('history').hidden;
    element('earlier').hidden = !conversation.earlier;
    if (!empty) {
      this.#showMemory(conversation);
    }
  }

  async #showMemory(conversation) {
    const memory = await this.#api.memory(conversation.course, conversation.id).catch(() => null);
    if (memory && conversation === this.#conversation) {
      setText(element('memory'), memoryInWords(memory));
    }
  }

  /** Deletes the conversation of the confirmation, even if another one is open when the person confirms. */
  async #delete({ course, id, turns }) {
    if (!(await confirmed(t('delete.question', { n: turns.length }), t('delete.yes')))) {
      return;
    }
    try {
      await this.#api.deleteConversation(course, id);
      this.#owner.deleted(id);
    } catch (problem) {
      this.#owner.problem(problemInWords(problem));
    }
  }

  async #earlier(conversation) {
    try {
      await conversation.readEarlier();
      this.show(this.#conversation);
    } catch (problem) {
      this.#owner.problem(problemInWords(problem));
    }
  }
}

function memoryInWords({ jobs, forgotten }) {
  if (jobs.length === 0) {
    return '';
  }
  const sees = t('memory.sees', { n: jobs.length });
  return forgotten ? `${sees} ${t('memory.forgotten', { n: forgotten })}` : sees;
}

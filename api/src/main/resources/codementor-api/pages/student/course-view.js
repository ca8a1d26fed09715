import { t } from '../language/messages.js';
import { element, make } from '../frame/elements.js';

/** The api's default rules, which it gives in English when nobody wrote rules for the course. */
const BUILT_IN = { may: ['explain', 'hint', 'review'], mayNot: ['solve'] };

/** The current course, and what the mentor may and may not do in it. */
export class CourseView {
  #courses = [];

  /** @param api lists the courses, or none where it does not know them */
  async read(api, ids) {
    const told = await api.courses().catch(() => ({ items: [] }));
    this.#courses = ids.map((id) => told.items.find((course) => course.id === id) ?? { id, name: id, may: [], mayNot: [] });
    element('course').replaceChildren(...this.#courses.map(({ id, name }) => new Option(name === id ? id : `${id} · ${name}`, id)));
    return this.#courses;
  }

  show(id) {
    const course = this.#courses.find((known) => known.id === id);
    element('course').value = id;
    element('rules').hidden = course.may.length + course.mayNot.length === 0;
    const { may, mayNot } = course.builtIn ? inWords(BUILT_IN) : course;
    this.#list('may', may);
    this.#list('may-not', mayNot);
    return course;
  }

  #list(id, sentences) {
    element(id).replaceChildren(...sentences.map((sentence) => make('li', { dir: 'auto' }, sentence)));
    element(id).parentElement.hidden = sentences.length === 0;
  }
}

function inWords({ may, mayNot }) {
  const words = (name) => t(`rules.${name}`);
  return { may: may.map(words), mayNot: mayNot.map(words) };
}

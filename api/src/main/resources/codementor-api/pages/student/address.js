const LAST_COURSE = 'codementor.course';

/** The course and conversation that the page's address names. */
export const address = {
  /** The course from the address, if it is among those given, and the conversation in it, if the address names one. */
  read(courses) {
    const named = new URLSearchParams(location.hash.slice(1));
    const course = [named.get('course'), localStorage.getItem(LAST_COURSE)].find((known) => courses.includes(known)) ?? courses[0];
    return { course, conversation: course === named.get('course') ? named.get('conversation') : null };
  },

  /** Goes to another course or conversation; the browser's back button returns. */
  go(course, conversation) {
    location.hash = named(course, conversation);
  },

  /** Writes the current place into the address. */
  settle(course, conversation) {
    localStorage.setItem(LAST_COURSE, course);
    history.replaceState(null, '', `#${named(course, conversation)}`);
  },
};

function named(course, conversation) {
  return new URLSearchParams({ course, conversation }).toString();
}

const LAST_COURSE = 'codementor.course';

/** Where the page's address leads: a course and a conversation. */
export const address = {
  /** The course among those given, and the conversation in it if the address names one that is. */
  read(courses) {
    const named = new URLSearchParams(location.hash.slice(1));
    const course = [named.get('course'), localStorage.getItem(LAST_COURSE)].find((known) => courses.includes(known)) ?? courses[0];
    return { course, conversation: course === named.get('course') ? named.get('conversation') : null };
  },

  /** Leads elsewhere; the way back is the browser's. */
  go(course, conversation) {
    location.hash = named(course, conversation);
  },

  /** Says where the page is already. */
  settle(course, conversation) {
    localStorage.setItem(LAST_COURSE, course);
    history.replaceState(null, '', `#${named(course, conversation)}`);
  },
};

function named(course, conversation) {
  return new URLSearchParams({ course, conversation }).toString();
}

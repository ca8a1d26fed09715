const STORED = 'codementor.asked';
const MOST = 50;

/** The questions that this tab has asked, for as long as the api does not tell them. */
export const asked = {
  of(job) {
    return read()[job];
  },

  keep(job, prompt) {
    const kept = Object.entries({ ...read(), [job]: prompt }).slice(-MOST);
    try {
      sessionStorage.setItem(STORED, JSON.stringify(Object.fromEntries(kept)));
    } catch {
      sessionStorage.removeItem(STORED);
    }
  },
};

function read() {
  return JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
}

const CHOICE = 'codementor.language';
const LANGUAGES = ['en', 'de'];

let words = {};
let language = 'en';

/** Loads the words of the chosen language, or of the language that the browser prefers. */
export async function loadLanguage() {
  const wanted = [localStorage.getItem(CHOICE), ...navigator.languages].map((tag) => String(tag).slice(0, 2));
  language = wanted.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
  // Goes through the import map, so that the file's name has its hash.
  const response = await fetch(import.meta.resolve(`../language/${language}.json`));
  words = await response.json();
  document.documentElement.lang = language;
  inscribe(document);
}

export function chooseLanguage(tag) {
  localStorage.setItem(CHOICE, tag);
}

export function currentLanguage() {
  return language;
}

export function knows(key) {
  return key in words;
}

/** The sentence for a key. A sentence that depends on a number has one form for each plural form of the language, chosen by `n`. */
export function t(key, values = {}) {
  const entry = words[key] ?? key;
  const sentence = typeof entry === 'string' ? entry : (entry[new Intl.PluralRules(language).select(values.n)] ?? entry.other);
  return sentence.replace(/\{(\w+)\}/g, (all, name) => (name in values ? shown(values[name]) : all));
}

/** A time, as short as people can still understand it. */
export function time(iso) {
  const moment = new Date(iso);
  const today = moment.toDateString() === new Date().toDateString();
  const format = today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(language, format).format(moment);
}

/** Puts the words into elements that name them. */
function inscribe(root) {
  for (const element of root.querySelectorAll('[data-t]')) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of root.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label));
    if (element.matches('button')) {
      element.title = t(element.dataset.label);
    }
  }
  for (const element of root.querySelectorAll('[data-placeholder]')) {
    element.placeholder = t(element.dataset.placeholder);
  }
}

function shown(value) {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value);
}

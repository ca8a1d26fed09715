import { clean } from './clean.js';

const ALIASES = {
  py: 'python', python3: 'python', js: 'javascript', mjs: 'javascript', jsx: 'javascript', ts: 'javascript', typescript: 'javascript',
  sh: 'bash', shell: 'bash', console: 'bash', zsh: 'bash', 'c++': 'cpp', cc: 'cpp', hpp: 'cpp', h: 'c', html: 'xml', svg: 'xml', postgresql: 'sql', mysql: 'sql', jsonc: 'json',
};
const LANGUAGES = new Set(['bash', 'c', 'cpp', 'css', 'java', 'javascript', 'json', 'python', 'sql', 'xml']);
const LONGEST = 20_000;

let core = null;
const loaded = new Map();

/** Code as coloured nodes; null for an unknown language. The highlighter is fetched when the first code appears. */
export async function highlighted(code, name) {
  const language = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  if (!LANGUAGES.has(language) || code.length > LONGEST) {
    return null;
  }
  core ??= import('highlight.js/core').then((module) => module.default);
  const highlight = await core;
  if (!loaded.has(language)) {
    loaded.set(language, import(`highlight.js/${language}`).then((module) => highlight.registerLanguage(language, module.default)));
  }
  await loaded.get(language);
  return clean(highlight.highlight(code, { language, ignoreIllegals: true }).value);
}

import { cleanFormula } from './clean.js';
import { canMislead } from './invisible-characters.js';
import { inAlphabet } from './math-alphabets.js';

let katex = null;
let loading = null;

/**
 * Shows the formulas below a node as MathML. A class marks them. The library is fetched when the first formula appears.
 *
 * @param open whether more of the text will follow, so that something that looks like a formula may not be one
 */
export function typeset(root, open = false) {
  const found = Array.from(root.querySelectorAll('.formula'), (place) => ({ place, source: place.textContent }))
    .filter(({ place, source }) => !canMislead(source) && !(open && mayBecomeAnother(root, place, source)));
  if (katex) {
    found.forEach(show);
  } else if (found.length > 0) {
    loading ??= import('katex').then((module) => (katex = module.default));
    // Without the library the source stays, and people can read that too.
    loading.then(() => found.forEach(show)).catch(() => (loading = null));
  }
}

/** Whether this is inside code that is not closed yet, or is `$HOME/$` before the rest of a name has arrived. */
function mayBecomeAnother(root, place, source) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEndBefore(place);
  const after = document.createRange();
  after.setStartAfter(place);
  after.setEnd(root, root.childNodes.length);
  return before.toString().includes('`') || (/^\$(?!\$)/.test(source) && after.toString().trim() === '');
}

function show({ place, source }) {
  const displayMode = place.classList.contains('display');
  const sign = /^(?:\$\$|\\)/.test(source) ? 2 : 1;
  try {
    const markup = katex.renderToString(source.slice(sign, -sign), { displayMode, output: 'mathml', throwOnError: true, strict: 'ignore', maxSize: 20, maxExpand: 200 });
    place.replaceChildren(inAlphabet(cleanFormula(markup)));
  } catch {
    // This is not TeX, or uses commands that KaTeX does not know: the source stays.
  }
}

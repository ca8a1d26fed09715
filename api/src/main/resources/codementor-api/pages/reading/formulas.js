import { cleanFormula } from './clean.js';
import { canMislead } from './invisible-characters.js';
import { inAlphabet } from './math-alphabets.js';

let katex = null;
let loading = null;

/**
 * Shows the formulas below a node, which are marked by their class, as MathML. The library is only fetched for the first.
 *
 * @param open whether more of the text is to come, so that not all that looks like a formula is one
 */
export function typeset(root, open = false) {
  const found = Array.from(root.querySelectorAll('.formula'), (place) => ({ place, source: place.textContent }))
    .filter(({ place, source }) => !canMislead(source) && !(open && mayBecomeAnother(root, place, source)));
  if (katex) {
    found.forEach(show);
  } else if (found.length > 0) {
    loading ??= import('katex').then((module) => (katex = module.default));
    // Without the library the source stays, which can be read too.
    loading.then(() => found.forEach(show)).catch(() => (loading = null));
  }
}

/** Within code that is not closed yet, or `$HOME/$` with the rest of a name to come. */
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
    // Not TeX, or none that is known: the source stays.
  }
}

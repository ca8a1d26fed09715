import { cleanFormula } from './clean.js';
import { canMislead } from './invisible-characters.js';
import { inAlphabet } from './math-alphabets.js';

let katex = null;
let loading = null;

/** Shows the formulas below a node, which are marked by their class, as MathML. The library is only fetched for the first. */
export function typeset(root) {
  const found = Array.from(root.querySelectorAll('.formula'), (place) => ({ place, source: place.textContent }))
    .filter(({ source }) => !canMislead(source));
  if (katex) {
    found.forEach(show);
  } else if (found.length > 0) {
    loading ??= import('katex').then((module) => (katex = module.default));
    // Without the library the source stays, which can be read too.
    loading.then(() => found.forEach(show)).catch(() => (loading = null));
  }
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

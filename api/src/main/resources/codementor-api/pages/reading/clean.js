import DOMPurify from 'dompurify';

const TAGS = ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'span', 'a', 'ul', 'ol', 'li', 'blockquote', 'hr', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];

/**
 * Turns text into markup. Only this function and its sibling for formulas do so. It allows nothing that loads, runs, submits or brings its own style.
 */
export function clean(markup) {
  return DOMPurify.sanitize(markup, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'class', 'start', 'align'],
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}

const MATH_TAGS = ['math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mspace', 'mtext', 'mfrac', 'msqrt', 'mroot', 'mstyle', 'menclose', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd'];
const MATH_ATTRIBUTES = ['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'accent', 'accentunder', 'lspace', 'rspace', 'minsize', 'maxsize', 'linethickness', 'columnalign', 'columnspacing', 'columnlines', 'rowspacing', 'rowlines', 'scriptlevel', 'displaystyle', 'width', 'notation', 'movablelimits'];

/** Does the same for a formula's markup: no links, and no colours or offsets that could hide a part or lay it over another. */
export function cleanFormula(markup) {
  return DOMPurify.sanitize(markup, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: MATH_TAGS,
    ALLOWED_ATTR: MATH_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // This holds the source, which would be shown beside the formula.
    FORBID_CONTENTS: ['annotation', 'annotation-xml', 'script', 'style'],
  });
}

export function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

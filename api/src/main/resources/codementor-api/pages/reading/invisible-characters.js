/** Characters that change the reading direction or are invisible, so that a text can look different from what it is. */
const SUSPECT = /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0D\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/u;
const SUSPECTS = new RegExp(SUSPECT, 'gu');
/** How many preceding characters can matter: the longest sequence is the flag of a part of a country. */
const CONTEXT = 16;
const JOINING_SCRIPTS = ['Arabic', 'Syriac', 'Mandaic', 'Mongolian', 'Nko', 'Adlam', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'];
const AFTER_LETTER = new RegExp(`[${JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]\\p{M}*$`, 'u');
const AFTER_EMOJI = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?$/u;
/** Whether the answer is still being written, so that more characters may follow. */
const BEFORE_EMOJI = /^(?:\p{Extended_Pictographic}|[\uD800-\uDBFF]?$)/u;
const AFTER_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u;

/** Whether the character is in a place where scripts, emoji and flags need it. */
function belongs(character, before, after) {
  switch (character) {
    case '\u200C':
      return AFTER_LETTER.test(before);
    case '\u200D':
      return AFTER_LETTER.test(before) || (AFTER_EMOJI.test(before) && BEFORE_EMOJI.test(after));
    default:
      return character >= '\u{E0020}' && AFTER_FLAG.test(before);
  }
}

/** Whether a text could look different from what it is. */
export function canMislead(text) {
  return pieces(text).some(({ code }) => code);
}

/**
 * Splits a text into pieces `{text}` and `{code}`. A code stands for a character that would otherwise be invisible.
 *
 * @param lead the text before it
 */
export function pieces(text, lead = '') {
  const found = [];
  let start = 0;
  for (const { 0: character, index } of text.matchAll(SUSPECTS)) {
    const before = (lead + text.slice(Math.max(0, index - CONTEXT), index)).slice(-CONTEXT);
    if (belongs(character, before, text.slice(index + character.length, index + character.length + 2))) {
      continue;
    }
    found.push({ text: text.slice(start, index) });
    found.push({ code: `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
    start = index + character.length;
  }
  found.push({ text: text.slice(start) });
  return found.filter((piece) => piece.code || piece.text);
}

/** Replaces such characters in all text below a node with visible marks. */
export function reveal(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const suspects = [];
  let lead = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (SUSPECT.test(node.data)) {
      suspects.push({ node, lead });
    }
    // Colours and emphasis may separate the characters of an emoji.
    lead = (lead + node.data).slice(-CONTEXT);
  }
  for (const { node, lead: before } of suspects) {
    node.replaceWith(...pieces(node.data, before).map((piece) => (piece.code ? mark(piece.code) : piece.text)));
  }
  return root;
}

function mark(code) {
  const element = document.createElement('span');
  element.className = 'invisible-character';
  element.textContent = code;
  return element;
}

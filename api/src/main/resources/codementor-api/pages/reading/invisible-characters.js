/** Characters that turn the reading direction or cannot be seen, by which a text can read as another than it is. */
const SUSPECT = /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0D\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/u;
const SUSPECTS = new RegExp(SUSPECT, 'gu');
const JOINERS = new Set(['\u200C', '\u200D']);

/** Whether a joiner is where scripts and emoji need it. */
function belongs(text, index) {
  const before = text.slice(Math.max(0, index - 2), index);
  return JOINERS.has(text[index]) && /[\p{Extended_Pictographic}\uFE0F\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}]$/u.test(before);
}

/** Splits a text into pieces `{text}` and `{code}`, the code of a character that would otherwise not be seen. */
export function pieces(text) {
  const found = [];
  let start = 0;
  for (const match of text.matchAll(SUSPECTS)) {
    if (belongs(text, match.index)) {
      continue;
    }
    found.push({ text: text.slice(start, match.index) });
    found.push({ code: `U+${match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start) });
  return found.filter((piece) => piece.code || piece.text);
}

/** Replaces them in all text below a node by marks that can be seen. */
export function reveal(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const suspects = [];
  while (walker.nextNode()) {
    if (SUSPECT.test(walker.currentNode.data)) {
      suspects.push(walker.currentNode);
    }
  }
  for (const node of suspects) {
    node.replaceWith(...pieces(node.data).map((piece) => (piece.code ? mark(piece.code) : piece.text)));
  }
  return root;
}

function mark(code) {
  const element = document.createElement('span');
  element.className = 'invisible-character';
  element.textContent = code;
  return element;
}

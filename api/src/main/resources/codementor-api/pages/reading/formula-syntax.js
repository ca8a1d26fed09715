/** Nobody reads a longer formula, and it would take a slow device too long. */
const LONGEST = 2_000;

/** A formula does not begin in the middle of a word or number or after a backslash, so amounts of money and shell variables stay as they are. */
const IN_A_LINE = [
  /^\$\$(?<tex>[^$]+)\$\$/,
  /^\$(?<tex>[^\s$`\\](?:[^$`\n]*[^\s$`\\])?|\\[^$`\n]*[^\s$`])\$(?![\p{L}\p{N}$])/u,
  /^\\\((?<tex>(?:(?!\\\)|\n\n)[\s\S])+)\\\)/,
  /^\\\[(?<tex>(?:(?!\\\]|\n\n)[\s\S])+)\\\]/,
];
const BEGINNING = /(?<![\p{L}\p{N}\\$])\$|\\[([]/u;
const ON_ITS_OWN = /^ {0,3}(?:\$\$(?<dollars>[^$]+)\$\$|\\\[(?<brackets>(?:(?!\\\])[\s\S])+)\\\])[ \t]*(?:\n+|$)/;
const UP_TO_EMPTY_LINE = /^(?:(?!\n[ \t]*\n)[\s\S])+\n*/;
const OPENS = /^ {0,3}(?:\$\$|\\\[)/;
const CLOSES = /^ {0,3}(?:\$\$[\s\S]*\$\$|\\\[[\s\S]*\\\])/;

/**
 * Formulas in Markdown, as models write them: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` on their own. A formula that is
 * not closed is text. The tokens are `formula` with `raw`, `tex` and `display`.
 */
export const formulaSyntax = [
  {
    name: 'formula-on-its-own',
    level: 'block',
    start: (source) => source.match(/\n(?= {0,3}(?:\$\$|\\\[))/)?.index,
    tokenizer(source) {
      if (!OPENS.test(source)) {
        return undefined;
      }
      const part = UP_TO_EMPTY_LINE.exec(source)[0];
      const found = ON_ITS_OWN.exec(part);
      const tex = found?.groups.dollars ?? found?.groups.brackets;
      if (tex && isFormula(tex)) {
        return { type: 'formula', raw: found[0], source: found[0].trim(), tex, display: true };
      }
      // Otherwise its lines would be parsed as lists and headings before the formula is closed.
      return CLOSES.test(part) ? undefined : { type: 'paragraph', raw: part, text: part.trim(), tokens: [{ type: 'text', raw: part, text: part.trim() }] };
    },
  },
  {
    name: 'formula-in-a-line',
    level: 'inline',
    start: (source) => BEGINNING.exec(source)?.index,
    tokenizer(source) {
      for (const syntax of IN_A_LINE) {
        const found = syntax.exec(source);
        if (found && isFormula(found.groups.tex)) {
          return { type: 'formula', raw: found[0], source: found[0], tex: found.groups.tex, display: /^(?:\$\$|\\\[)/.test(found[0]) };
        }
      }
      return undefined;
    },
  },
];

/** Whether the text between two delimiters only looks like a formula: words between two amounts of money, or escaped brackets. */
function isFormula(tex) {
  const prose = /(?:^|[\s,.])\p{L}{2,}(?:[\s,.]|$)/u.test(tex) && !/[\\^_={}]/.test(tex);
  return tex.length <= LONGEST && tex.trim() !== '' && !prose;
}

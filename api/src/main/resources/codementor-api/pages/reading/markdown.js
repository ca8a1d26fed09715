import { Marked } from 'marked';
import { t } from '../language/messages.js';
import { clean, escape } from './clean.js';
import { formulaSyntax } from './formula-syntax.js';
import { typeset } from './formulas.js';
import { reveal } from './invisible-characters.js';

const FOLLOWABLE = /^(?:https?:\/\/|mailto:)/i;

const renderer = {
  html: ({ text }) => escape(text),
  image: ({ href, text }) => `<span class="image">${escape(t('reading.image', { text: text || '…', address: href }))}</span>`,
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  heading({ tokens, depth }) {
    // Headings in an answer rank below the page's own headings.
    const level = Math.min(6, depth <= 2 ? 4 : depth + 1);
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
  },
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens);
    return FOLLOWABLE.test(href) ? `<a href="${escape(href)}">${words}</a>` : `<span class="no-link">${words} (${escape(href)})</span>`;
  },
  code: ({ text, lang }) => `<pre><code class="language-${escape((lang ?? '').split(/\s/)[0])}">${escape(text)}\n</code></pre>`,
};

const asMarkup = {
  name: 'formula',
  renderer: ({ source, display }) => `<span class="formula${display ? ' display' : ''}">${escape(source)}</span>`,
};

const marked = new Marked({ gfm: true, renderer });
marked.use({ extensions: [...formulaSyntax, asMarkup] });

/** The blocks of a Markdown text, each with its source in `raw`. */
export function blocks(source) {
  try {
    return marked.lexer(source);
  } catch {
    // Nested deeper than the parser can go.
    return [{ type: 'unreadable', raw: source }];
  }
}

/**
 * One block as nodes that are safe to show.
 *
 * @param open whether more of the block will follow
 */
export function render(block, open = false) {
  const fragment = clean(markup(block));
  for (const link of fragment.querySelectorAll('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow external';
    const address = new URL(link.href);
    if (link.textContent !== link.getAttribute('href')) {
      const target = document.createElement('span');
      target.className = 'link-target';
      target.textContent = ` (${address.host || address.pathname})`;
      link.append(target);
    }
  }
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.className = 'wide';
    scrollable(frame, 'reading.table');
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const formula of fragment.querySelectorAll('.formula')) {
    formula.dir = 'ltr';
    if (formula.classList.contains('display')) {
      scrollable(formula, 'reading.formula');
    }
  }
  typeset(fragment, open);
  for (const element of fragment.querySelectorAll('p, li, h4, h5, h6, td, th, blockquote')) {
    element.dir = 'auto';
  }
  return reveal(fragment);
}

/** Lets the keyboard scroll blocks that may be wider than the page. */
function scrollable(element, key) {
  element.tabIndex = 0;
  element.role = 'region';
  element.setAttribute('aria-label', t(key));
}

function markup(block) {
  try {
    return block.type === 'unreadable' ? `<p>${escape(block.raw)}</p>` : marked.parser([block]);
  } catch {
    return `<p>${escape(block.raw)}</p>`;
  }
}

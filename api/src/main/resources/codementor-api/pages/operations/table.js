import { make } from '../frame/elements.js';

/**
 * A table that people can read on a phone: each cell knows its column's name.
 *
 * @param columns names; an empty one for actions
 * @param rows arrays of nodes or texts
 */
export function table(caption, columns, rows, { hideCaption = false } = {}) {
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    make('table', {},
      make('caption', hideCaption ? { class: 'visually-hidden' } : {}, caption),
      make('thead', {}, make('tr', {}, ...columns.map((name) => make('th', { scope: 'col' }, name)))),
      make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell, i) =>
        make(i === 0 ? 'th' : 'td', { ...(i === 0 ? { scope: 'row' } : {}), 'data-column': columns[i] }, ...[cell ?? '–'].flat())))))));
}

/** A mark with a word, so that nobody depends on its colour. */
export function badge(kind, word) {
  return make('span', { class: `badge ${kind}` }, word);
}

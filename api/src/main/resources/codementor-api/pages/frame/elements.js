/** The page's element with an id. */
export const element = (id) => document.getElementById(id);

/** A new element; `children` are nodes or texts, and texts stay plain text. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'click') {
      made.addEventListener('click', value);
    } else if (typeof value === 'boolean') {
      made.toggleAttribute(name, value);
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

export function button(className, label, click) {
  return make('button', { type: 'button', class: className, click }, label);
}

/** Sets the text only if it differs, because a screen reader reads out everything that is set. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

import { element } from '../frame/elements.js';

/** The panel beside the conversation; on narrow screens a drawer over it. */
export class SidePanel {
  #narrow = window.matchMedia('(max-width: 62rem)');

  constructor() {
    element('open-side').addEventListener('click', () => this.open());
    element('close-side').addEventListener('click', () => this.close());
    element('shade').addEventListener('click', () => this.close());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.#isOpen && this.close());
    this.#narrow.addEventListener('change', () => this.#arrange(false));
    this.#arrange(false);
  }

  open() {
    this.#arrange(true);
    element('close-side').focus();
  }

  close() {
    if (this.#isOpen) {
      this.#arrange(false);
      element('open-side').focus();
    }
  }

  get #isOpen() {
    return this.#narrow.matches && !element('side').inert;
  }

  #arrange(open) {
    const drawer = this.#narrow.matches;
    element('side').inert = drawer && !open;
    element('side').classList.toggle('open', drawer && open);
    element('middle').inert = drawer && open;
    element('shade').hidden = !(drawer && open);
    element('open-side').setAttribute('aria-expanded', String(drawer && open));
  }
}

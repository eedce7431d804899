/** 大字：a larger text for those who want it, remembered on this device only. */
const key = 'text-size';

class TextSize extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    this.hidden = false;
    const show = (large: boolean): void => {
      if (large) document.documentElement.dataset['text'] = 'large';
      else delete document.documentElement.dataset['text'];
      button.setAttribute('aria-pressed', String(large));
    };
    show(read() === 'large');
    button.addEventListener('click', () => {
      const large = document.documentElement.dataset['text'] !== 'large';
      show(large);
      write(large ? 'large' : 'normal');
    });
  }
}

/** Storage may be switched off: then the choice lasts for the page. */
function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See read().
  }
}

customElements.define('text-size', TextSize);

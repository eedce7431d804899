/**
 * Buttons that copy the citations, the reader's own day in them, and a word about a link to a version that is not here.
 * Without it the texts stand there to be selected.
 */
import { accessedBlank, accessedOn, type CitationKind } from '../../formats/citation/accessed.ts';

class CiteBox extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button')) return;
    for (const text of this.querySelectorAll<HTMLElement>('[data-copy]')) {
      this.consultedToday(text);
      text.after(copyButton(text));
    }
    this.nameLostVersion();
    window.addEventListener('hashchange', () => this.nameLostVersion());
  }

  /** Who follows a link to a version is told why it leads nowhere. */
  private nameLostVersion(): void {
    const message = this.querySelector<HTMLElement>('.cite__lost');
    const version = /^#v-(.+)$/u.exec(location.hash)?.[1];
    if (!message) return;
    message.hidden = version === undefined || document.getElementById(`v-${version}`) !== null;
    if (message.hidden) return;
    const name = message.querySelector('span');
    if (name) name.textContent = ` ${version ?? ''} `;
    message.focus();
  }

  /** The page does not know when it is consulted. */
  private consultedToday(text: HTMLElement): void {
    const { from = '' } = this.dataset;
    const { kind } = text.dataset;
    const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date());
    // A clock that goes wrong must not make a citation of a page that was not there yet.
    if (isDated(kind) && today >= from) text.textContent = accessedOn(text.textContent, kind, today);
  }
}

const isDated = (kind: string | undefined): kind is CitationKind => kind !== undefined && kind in accessedBlank;

/** How long 已复制 stays to be seen, in milliseconds. */
const shown = 4000;

/** A button, with a place beside it that says what came of it, to the eye and to screen readers. */
function copyButton(text: HTMLElement): HTMLElement {
  const line = document.createElement('p');
  line.className = 'cite__copy';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '复制';
  button.setAttribute('aria-label', `复制${text.dataset['copy'] ?? ''}`);
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  line.append(button, said);
  let timer: number | undefined;
  const say = (words: string): void => {
    said.textContent = words;
    clearTimeout(timer);
    timer = window.setTimeout(() => (said.textContent = ''), shown);
  };
  button.addEventListener('click', () => {
    copy(text.textContent).then(
      () => say('已复制'),
      () => {
        getSelection()?.selectAllChildren(text);
        clearTimeout(timer);
        said.textContent = '浏览器不允许复制，文字已经选中，请按 Ctrl+C（苹果电脑按 ⌘C）；手机请长按文字后选“复制”';
      },
    );
  });
  return line;
}

/** Pages that came over http have no clipboard at all. */
async function copy(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) throw new Error('no clipboard');
  await clipboard.writeText(text);
}

customElements.define('cite-box', CiteBox);

/**
 * Buttons that copy the citations, the reader's own day in them, and a word about a link to a version that is not here.
 * Without it the texts stand there to be selected.
 */
import { copyButton } from '../../copy.ts';
import { accessedBlank, accessedOn, type CitationKind } from '../../formats/citation/accessed.ts';

class CiteBox extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button')) return;
    for (const text of this.querySelectorAll<HTMLElement>('[data-copy]')) {
      this.consultedToday(text);
      text.after(copyButton(text, text.dataset['copy'] ?? ''));
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

customElements.define('cite-box', CiteBox);

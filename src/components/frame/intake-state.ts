/** Closes an intake whose period has ended since the day of the build. */
class IntakeState extends HTMLElement {
  connectedCallback(): void {
    const until = this.dataset['until'];
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
      new Date(),
    );
    if (until === undefined || today <= until) return;
    for (const element of this.querySelectorAll<HTMLElement>('[data-open]')) element.hidden = true;
    for (const element of this.querySelectorAll<HTMLElement>('[data-closed]')) element.hidden = false;
  }
}

customElements.define('intake-state', IntakeState);

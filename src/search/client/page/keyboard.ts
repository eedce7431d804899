/** Arrows move between the box and the results, Esc clears. */
export function followKeys(app: HTMLElement, input: HTMLInputElement, clear: () => void): void {
  app.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [input, ...app.querySelectorAll<HTMLElement>('.result__link, [data-part="more"]:not([hidden])')];
    const at = stops.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (event.key === 'Escape') {
      clear();
      input.focus();
    } else if (event.key === 'ArrowDown') stops[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) stops[at - 1]?.focus();
    else return;
    event.preventDefault();
  });
}

/** What search does on every page: `/` leads to the box, and a page found by search shows where its words stand. */

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
  const input = document.querySelector<HTMLInputElement>('form[role="search"] input[type="search"]');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

// The page that led here says what was sought: addresses stay clean, and a new tab knows it too.
const main = document.querySelector('main');
const box = document.querySelector<HTMLFormElement>('form[role="search"]');
const found = ['case', 'batch', 'announcement', 'follow-up', 'rectification', 'task', 'prose'];
if (main && box && found.includes(main.dataset['page'] ?? '') && URL.canParse(document.referrer)) {
  const { origin, pathname, search } = new URL(document.referrer);
  if (origin + pathname === box.action && search !== '')
    void import('./highlight.ts').then(({ markSought }) => markSought(main, search));
}

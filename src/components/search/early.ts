/**
 * What the search page does before it is painted. Its `<html>` gets `data-search`: `asked` when the address asks something,
 * so that the first paint already has the places of results; else `open`. From then on the search keeps it right. Where the
 * search does not come, the page is that of a browser without scripts again.
 */
export const early = (): string =>
  [
    `{const page=document.documentElement;`,
    `page.dataset.search=/=[^&]/.test(location.search)?'asked':'open';`,
    `addEventListener('error',function(event){`,
    `if(event.target.type==='module'&&!customElements.get('search-app'))delete page.dataset.search`,
    `},true)}`,
  ].join('');

/**
 * What the search page does before it is painted. Its `<html>` gets `data-search`: `asked` when the address asks something,
 * so that the first paint already has the places of results; else `open`. From then on the search keeps it right. Where the
 * search does not come, the page is that of a browser without scripts again.
 *
 * What the first answer needs is asked for at once, while the scripts that need it are still on their way: the engine, the
 * list of shards, and of the shard that answers first all but the words. Pagefind asks for the same files, and has them from
 * the browser. One that did not come is asked for again: a browser hands its failure to the next who asks. Who asks
 * nothing, and has asked to be spared data, is spared it.
 * @param base `/` or `/hjdc/`
 */
export const early = (base: string): string =>
  `{const page=document.documentElement,asks=/=[^&]/.test(location.search),line=navigator.connection,
folder=${JSON.stringify(`${base}pagefind/`)},
load=(rel,name)=>{const link=document.createElement('link');link.rel=rel;link.href=folder+name;
if(rel==='preload'){link.as='fetch';link.crossOrigin='anonymous';link.onerror=()=>fetch(link.href).catch(()=>0)}
document.head.append(link)},
open=(part,tag)=>fetch(folder+part+'pagefind-entry.json?ts='+tag).then(entry=>entry.json())
.then(({languages})=>Object.values(languages).forEach(({hash})=>load('preload',part+'pagefind.'+hash+'.pf_meta'))).catch(()=>0);
page.dataset.search=asks?'asked':'open';
addEventListener('error',({target})=>{if(target.type==='module'&&!customElements.get('search-app'))delete page.dataset.search},true);
if(asks||!(line&&line.saveData)){
(window.searchManifest=fetch(folder+'shards.json',{cache:'no-cache'})).then(list=>list.clone().json()).then(({version,shards})=>{
const asked=new URLSearchParams(location.search),kind=asked.get('kind')||'case',of=asked.get('inspection'),
first=shards.find(({inspection})=>kind==='case'||kind==='batch'?inspection&&(!of||inspection===of):!inspection);
open('',version);if(first){load('preload',first.name+'/facts.bin');open(first.name+'/',first.name)}}).catch(()=>0);
load('modulepreload','pagefind.js');
try{new WebAssembly.Module(Uint8Array.of(0,97,115,109,1,0,0,0));load('preload','wasm.unknown.pagefind')}
catch(refused){load('modulepreload','engine.js')}}}`;

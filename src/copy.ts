/** A button that copies a text, wherever that is in the browser's power. */

/** How long 已复制 stays to be seen, in milliseconds. */
const shown = 4000;

/**
 * The button, with a place beside it that says what came of it, to the eye and to screen readers.
 * @param text holds what is copied
 * @param name of what is copied
 */
export function copyButton(text: HTMLElement, name: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'copy';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '复制';
  button.setAttribute('aria-label', `复制${name}`);
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
    copy(text).then(
      () => say('已复制'),
      () => {
        select(text);
        clearTimeout(timer);
        said.textContent = '浏览器不允许复制，文字已经选中，请按 Ctrl+C（苹果电脑按 ⌘C）；手机请长按文字后选“复制”';
      },
    );
  });
  return line;
}

/** Pages that came over http, and old browsers, have no clipboard but the command of the keyboard. */
async function copy(text: HTMLElement): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const words = text instanceof HTMLTextAreaElement ? text.value : text.textContent;
  const copied = await clipboard?.writeText(words).then(
    () => true,
    () => false,
  );
  if (copied === true) return;
  select(text);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing else where there is no clipboard
  if (!document.execCommand('copy')) throw new Error('nothing may be copied');
}

function select(text: HTMLElement): void {
  if (text instanceof HTMLTextAreaElement) {
    text.focus();
    text.setSelectionRange(0, text.value.length);
  } else getSelection()?.selectAllChildren(text);
}

// French punctuation keeps to its word: "façon :" must not leave the colon to the next line.

const BEFORE = / (?=[:;?!»])/g;
const AFTER = /« /g;

export function setSpaces(text: string): string {
  return text.replace(BEFORE, "\u00a0").replace(AFTER, "«\u00a0");
}

/** Sets the spaces of all text below an element, code apart. */
export function setSpacesBelow(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement?.closest("code")) continue;
    const old = text.nodeValue ?? "";
    const set = setSpaces(old);
    if (set !== old) text.nodeValue = set;
  }
}

// On paper: what is in front. That is a dialog, such as the table; else the console, its query and
// its answer; else the note and its links, folded parts opened, with the map as a vector picture.

import { h } from "./dom";
import type { Store } from "./state";

/** Puts on paper what is in front; the map's picture goes with the note, or an answer that it shows. */
export function preparePrint(store: Store, note: Element, draw: () => string): void {
  const picture = h("figure", { class: "printed-map" });
  let front: Element | null = null;
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    const { console, answered } = store.state;
    front = copyFront(console);
    if (front) document.body.append(front);
    opened = [...document.querySelectorAll<HTMLDetailsElement>(".reading details.record:not([open])")];
    for (const details of opened) details.open = true;
    if (front && !(answered && front.matches(".console"))) return;
    const svg = new DOMParser().parseFromString(draw(), "image/svg+xml").documentElement;
    picture.replaceChildren(document.importNode(svg, true));
    (front ?? note).append(picture);
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    picture.remove();
    front?.remove();
  });
}

/** A copy that flows over pages, which what lies over the screen does not; null: the note is in front. */
function copyFront(query: string | null): Element | null {
  const front = document.querySelector("dialog:modal") ?? document.querySelector(".console:not([hidden])");
  if (!front) return null;
  const copy = h("section", { class: `printed ${front.className}` });
  for (const child of front.childNodes) copy.append(child.cloneNode(true));
  copy.querySelector(".editor")?.replaceWith(h("pre", {}, query)); // of a long text the editor holds what is in view
  return copy;
}

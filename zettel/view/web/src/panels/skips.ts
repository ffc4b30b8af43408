// The first thing that Tab meets: ways to the search, the map and the note.

import { fill, h } from "../dom";
import { type Context, words } from "./context";

/** What each way leads to. */
export interface Places {
  search: () => void;
  map: () => void;
  note: () => void;
}

export function createSkips(context: Context, places: Places): HTMLElement {
  const element = h("nav", { class: "skips" });
  const show = (): void => {
    const w = words(context).access;
    element.setAttribute("aria-label", w.skip);
    fill(element,
      h("button", { type: "button", onclick: places.search }, w.toSearch),
      h("button", { type: "button", onclick: places.map }, w.toMap),
      h("button", { type: "button", onclick: places.note }, w.toNote));
  };
  context.store.listen((_, change) => {
    if (change.language !== undefined) show();
  });
  show();
  return element;
}

/** Says which note was stepped to while the map has the focus: it is drawn, and no reader sees it. */
export function createAnnouncer(context: Context, map: HTMLElement): HTMLElement {
  const element = h("p", { class: "unseen", role: "status" });
  context.store.listen(({ selected }, change) => {
    if (!("selected" in change)) return;
    const isHeard = selected !== null && map.contains(document.activeElement);
    fill(element, isHeard ? context.data.nodes[selected]!.title : null);
  });
  return element;
}

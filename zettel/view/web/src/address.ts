// The address bar keeps the selected note: `#note=<id>&at=<place in it>`.

import type { Graph } from "./graph";
import type { Store } from "./state";

export function toHash(id: string, anchor = ""): string {
  const place = anchor ? `&at=${encodeURIComponent(anchor)}` : "";
  return `#note=${encodeURIComponent(id)}${place}`;
}

/** Follows the address from now on, and writes it whenever another note is selected. */
export function keepAddress(graph: Graph, store: Store): void {
  const follow = (): void => {
    const { id, anchor } = parseHash(location.hash);
    const selected = graph.find(id);
    const unknown = selected === null ? id : "";
    const { state } = store;
    if (selected === state.selected && anchor === state.anchor && unknown === state.unknown) return;
    store.update({ selected, anchor, unknown, ...(selected === null ? {} : { searching: false }) });
  };
  store.listen((state, change) => {
    if (change.selected === undefined) return;
    const id = state.selected === null ? state.unknown : graph.nodes[state.selected]!.id;
    const hash = id ? toHash(id, state.anchor) : "";
    if (parseHash(location.hash).id === id && !state.anchor) return;
    if (location.hash !== hash) history.pushState(null, "", hash || location.pathname + location.search);
  });
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  follow();
}

export function parseHash(hash: string): { id: string; anchor: string } {
  const parts = new URLSearchParams(hash.slice(1).replaceAll("+", "%2B"));
  return { id: parts.get("note") ?? "", anchor: parts.get("at") ?? "" };
}

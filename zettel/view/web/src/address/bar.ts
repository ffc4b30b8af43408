// The address bar and the browser's history say what is set. Going to another note is a step that
// one can go back over; the rest changes the address where it stands.

import type { View } from "../data/document";
import type { Graph } from "../graph/graph";
import type { Store } from "../state";
import { isStep, readAddress, writeBar } from "./codec";
import { parseParams } from "./hash";

const PAUSE = 350; // ms between two changes of the address: browsers refuse more than 100 in 30 s

/** Follows the address from now on, and writes into it what is set. */
export function keepAddress(graph: Graph, store: Store, views: readonly View[]): void {
  let last = store.state; // what was written, or waits to be
  let written = "";
  let timer = 0;
  let isFollowing = false;

  const put = (how: "pushState" | "replaceState"): void => {
    clearTimeout(timer);
    timer = 0;
    const address = writeBar(last, graph, views);
    if (address === written) return;
    written = address;
    history[how](null, "", address ? `#${address}` : location.pathname + location.search);
  };
  const follow = (): void => {
    clearTimeout(timer);
    timer = 0;
    const change = readAddress(location.hash, store.state, graph, views);
    isFollowing = true;
    if (Object.keys(change).length > 0) store.update(change);
    isFollowing = false;
    last = store.state;
    written = writeBar(last, graph, views);
  };
  store.listen(() => {
    if (isFollowing) return;
    const { state } = store;
    const step = isStep(last, state, graph);
    if (step && timer) put("replaceState");
    last = state;
    if (step) put("pushState");
    else if (!timer) timer = window.setTimeout(() => put("replaceState"), PAUSE);
  });
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  window.addEventListener("pagehide", () => timer && put("replaceState"));
  follow();
  followLinks(graph, store);
}

/** A link to a note opens it and leaves the rest as it is set, which its address alone would not; the table lies over notes. */
function followLinks(graph: Graph, store: Store): void {
  document.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#note=']:not([data-view])");
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    const said = new Map(parseParams(link.hash));
    const id = said.get("note") ?? "";
    const selected = graph.find(id);
    store.update({ selected, anchor: said.get("at") ?? "", unknown: selected === null ? id : "", lost: [], marked: null, searching: false, table: null });
  });
}

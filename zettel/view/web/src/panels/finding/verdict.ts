// How a search went: how much was found, how far the reading is, and what to do when nothing was.

import { fill, h } from "../../dom";
import type { Finding } from "../../search/finding";
import { type Context, words } from "../context";
import type { Results } from "./results";

interface Ways {
  ask: (query: string) => void;
  showAll: () => void;
}

/** Writes the state of the search, and ways on. */
export function writeState(context: Context, finding: Finding, status: HTMLElement, results: Results, ways: Ways): void {
  const query = context.store.state.query.trim();
  if (!query) return fill(status);
  const w = words(context).finding;
  const { read, all, hasBodies } = finding.progress;
  const { names: { length: names }, texts: { length: texts }, hidden } = results;
  const isReading = read < all;
  const found = names + texts > 0 ? w.found(names, texts) : isReading ? "" : w.nothing(query);
  fill(status,
    found && h("p", { class: names + texts > 0 ? null : "nothing" }, found),
    isReading && h("p", {}, w.reading(Math.floor((100 * read) / all))),
    hidden > 0 && h("p", {}, w.hidden(hidden), " ", button(w.showAll, ways.showAll)),
    names + texts + hidden === 0 && !isReading && writeWayOut(context, finding, hasBodies, ways));
}

/** Nothing was found: what was searched, and what may have been meant. */
function writeWayOut(context: Context, finding: Finding, hasBodies: boolean, { ask }: Ways): HTMLElement {
  const w = words(context).finding;
  const other = finding.suggest();
  return h("div", {},
    other ? h("p", {}, `${w.meant} `, button(other, () => ask(other)), w.meantEnd) : null,
    h("p", {}, hasBodies ? w.searched : w.searchedNames));
}

function button(label: string, run: () => void): HTMLElement {
  return h("button", { type: "button", class: "plain", onclick: run }, label);
}

// The page: panels around a map, joined by the reader's state. Everything starts here.

import { keepAddress } from "./address";
import { readBody } from "./bodies";
import { readDocument } from "./document";
import { fill, h } from "./dom";
import { Graph } from "./graph";
import { findLanguage, rememberLanguage } from "./language";
import type { GraphMap } from "./map/map";
import { onTheme } from "./map/palette";
import { VisMap } from "./map/vis";
import { type Context, close, nameRelation, open, words } from "./panels/context";
import { createControls } from "./panels/controls";
import { Finder } from "./panels/finder";
import { Frame } from "./panels/frame";
import { measureInsets, narrow } from "./panels/layout";
import { buildLegend } from "./panels/legend";
import { showPlace, showReading } from "./panels/reading";
import { createSearch } from "./search";
import { Store } from "./state";

const data = readDocument();
const store = new Store({
  selected: null, anchor: "", unknown: "", query: "", searching: false, language: findLanguage(data), tags: new Set(),
  withoutTypes: new Set(), withoutRelations: new Set(), withoutPlaceholders: false, allRelations: false,
});
const context: Context = { data, graph: new Graph(data), store };
const search = createSearch(data);
let visible = context.graph.findVisible(store.state);
let opening = Promise.resolve(); // of the last note that was asked for

const finder = new Finder(context);
const legend = h("div", { class: "filters" });
const frame = new Frame(context, finder.element, legend);
const map = createMap(frame);
frame.map.after(createControls(context, map));

function createMap(frame: Frame): GraphMap {
  const naming = {
    title: (node: number) => data.nodes[node]!.title,
    relation: (relation: number) => (data.relations[relation]!.name ? nameRelation(context, relation) : ""),
  };
  const insets = (): ReturnType<typeof measureInsets> => measureInsets(frame.left, frame.right);
  return new VisMap(frame.map, data, naming, insets);
}

/**
 * Dims the map to what is looked at: the node under the pointer, else what the search found, with
 * the selected note's neighbours.
 */
function look(node: number | null): void {
  const { query, searching, selected } = store.state;
  if (node !== null && visible.nodes.has(node)) map.dim(context.graph.findNeighbours(node, visible), node);
  else if (searching && query.trim()) {
    const near = selected === null ? [] : context.graph.findNeighbours(selected, visible);
    map.dim(new Set([...search(query).map((hit) => hit.node), ...near]));
  } else map.dim(null);
}

function showLegend(): void {
  const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
  fill(legend, buildLegend(context));
  if (held) legend.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

function showLanguage(): void {
  const { language } = store.state;
  document.documentElement.lang = language;
  frame.name();
  frame.map.setAttribute("aria-label", words(context).mapHint(...context.graph.count()));
}

/** Shows the selected note once its text is there; says whether it still is the selected one. */
async function showNote(): Promise<boolean> {
  const { selected } = store.state;
  const body = selected === null ? "" : await readBody(selected);
  const { anchor, unknown } = store.state;
  if (store.state.selected !== selected) return false;
  showReading(context, frame.reading, body);
  showPlace(frame.reading, anchor);
  frame.open(selected !== null || unknown !== "");
  const title = selected === null ? "" : `${data.nodes[selected]!.title} – `;
  document.title = title + data.title;
  return true;
}

/** Shows the note that was selected, and its place in the middle of what the panels leave of the map. */
async function openNote(): Promise<void> {
  const { selected } = store.state;
  if (!(await showNote())) return;
  map.select(selected);
  if (selected !== null) map.focus(selected);
  look(null);
}

store.listen((state, change) => {
  const filtered = ["withoutTypes", "withoutRelations", "withoutPlaceholders", "tags"].some((key) => key in change);
  if (filtered) {
    visible = context.graph.findVisible(state);
    map.show(visible);
    frame.warn(visible.nodes.size === 0 && data.nodes.length > 0);
  }
  if (filtered || change.language || change.allRelations) showLegend();
  if (change.language) {
    rememberLanguage(change.language);
    showLanguage();
  }
  if ("selected" in change) opening = openNote();
  else if (change.language) void showNote();
  if ("query" in change || change.language) look(null);
});

map.on("hover", look);
map.on("open", (node) => open(context, node));
map.on("leave", () => {
  if (narrow.matches) frame.open(false);
  else close(context);
});
for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]] as const) {
  document.body.addEventListener(event, (happened) => {
    const link = (happened.target as Element).closest<HTMLElement>("[data-node]");
    if (link) look(on ? Number(link.dataset["node"]) : null);
  });
}
document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
    frame.showLeft(true);
    finder.focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (store.state.query) finder.clear();
    else close(context);
    event.preventDefault();
  }
});
onTheme(() => {
  showLegend();
  void showNote();
});

showLanguage();
showLegend();
map.focus(null);
void showNote();
keepAddress(data, store);
void opening.then(() => (document.documentElement.dataset["ready"] = "true"));

// The page: panels around a map, joined by the reader's state. Everything starts here.
//
//   data      what the page holds: its document, details in blocks, pictures, Turtle
//   graph     questions about it: neighbours, ways, what the filters and the day leave
//   state     all that a reader can set; `address` writes it into the address, `views` keeps it
//   map       a canvas behind one interface (map/map.ts), which knows of no panel
//   panels    what is read and pressed; they know of no drawing, and ask the store for changes
//   search, time, sparql, takeaway   what the panels of these names know
//   live      follows a server's notes
//   words     every word in French and English; `text` folds, dates, spaces

import { keepAddress } from "./address";
import { readDocument } from "./data/source";
import { readDetail } from "./data/details";
import { Graph } from "./graph/graph";
import { openImage } from "./data/images";
import { Keys } from "./keys";
import { findLanguage, rememberLanguage } from "./language";
import { createLook } from "./looking";
import { CanvasMap } from "./map/canvas";
import type { GraphMap } from "./map/map";
import { showPlace } from "./panels/note/body";
import { type Context, close, nameRelation, open, words } from "./panels/context";
import { createControls } from "./panels/controls";
import { createCrumbs, hasOverview } from "./panels/crumbs";
import { Dialog } from "./panels/dialog";
import { Finder } from "./panels/finding/finder";
import { createFocusBar } from "./panels/focus";
import { Frame } from "./panels/frame";
import { addKeySheet } from "./panels/keysheet";
import { measureInsets, narrow } from "./panels/layout";
import { Legend } from "./panels/filters/legend";
import { Listing } from "./panels/finding/listing";
import { markFound } from "./panels/note/marking";
import { Menu } from "./panels/menu";
import { addPath, closePath } from "./panels/path/path";
import { Preview } from "./panels/note/preview";
import { showOutside } from "./panels/note/outside";
import { showReading } from "./panels/note/reading";
import { createAnnouncer, createSkips } from "./panels/skips";
import { TableDialog } from "./panels/table/dialog";
import { Tabs } from "./panels/tabs";
import { addTakeaway } from "./panels/takeaway";
import { TimeBar } from "./panels/time/bar";
import { addViews } from "./panels/views";
import { choosePlane, showAround } from "./plane";
import { preparePrint } from "./print";
import { Finding } from "./search/finding";
import { followNotes, resumePlace } from "./live";
import { offerConsole } from "./sparql/opening";
import { type Change, type State, Store, createState } from "./state";
import { isDark, onTheme, turnTheme } from "./theme";
import { hasTurtle, readTurtles } from "./data/turtle";
import { CONDITIONS, findVisible } from "./graph/visible";
import { askWay } from "./graph/ways";
import type { Words } from "./words/words";

const data = readDocument();
const store = new Store(createState(findLanguage(data)));
const graph = new Graph(data);
let visible = findVisible(graph, store.state);
const context: Context = { data, graph, store, keys: new Keys(), menu: new Menu(), visible: () => visible };
store.listen((state, change) => {
  if (CONDITIONS.some((key) => key in change)) visible = findVisible(graph, state); // before all who ask
});
const finding = new Finding(graph, store);
let opening = Promise.resolve(); // of the last note that was asked for

const finder = new Finder(context, finding);
const legend = new Legend(context);
const listing = new Listing(context, finding, goToMap);
const tabs = new Tabs(context, { results: finder.results, filters: legend.element, index: listing.element });
finder.element.append(tabs.list);
const frame = new Frame(context, finder.element, tabs.element);
const table = new TableDialog(context);
context.menu.add({ name: (w) => w.table.name, key: "t", run: () => table.open() });
const map = createMap(frame);
const look = createLook(context, map, finding);
document.getElementById("app")!.prepend(createSkips(context, {
  search: openFinder,
  map: goToMap,
  note: () => frame.goToNote(),
}), createAnnouncer(context, frame.map));
if (hasOverview(data.communities)) {
  const entry = { key: "o", name: (w: Words) => w.look.overviewKey, run: toggleOverview };
  context.keys.add(entry);
  context.menu.add(entry);
}
const focusBar = createFocusBar(context);
const timeBar = new TimeBar(context, showDay, goToMap);
addPath(context);
frame.map.after(createCrumbs(context), focusBar, createControls(context, map));
frame.dock.append(timeBar.element);
new Preview(context, frame.reading);

function createMap(frame: Frame): GraphMap {
  const naming = {
    title: (node: number) => data.nodes[node]!.title,
    relation: (relation: number) => (data.relations[relation]!.name ? nameRelation(context, relation) : ""),
    members: (count: number) => words(context).look.members(count),
    links: (count: number) => words(context).look.links(count),
    picture: (node: number) => openImage(data.nodes[node]!.image ?? -1),
  };
  const insets = (): ReturnType<typeof measureInsets> => measureInsets(frame.left, frame.right, frame.dock);
  return new CanvasMap(frame.map, context.graph, naming, insets);
}

/** Shows what holds on the day that is set, where the note that is read stands in its place. */
function showDay(): void {
  close(context);
  frame.open(true);
}

/** Shows the left panel and the table as the state has them. */
function showLists(): void {
  tabs.show();
  legend.show();
  finder.show();
  listing.refresh();
  table.show();
}

/** Writes anew what has the map's colours. */
function repaint(): void {
  showLists();
  void showNote();
}

function showLanguage(): void {
  const { language } = store.state;
  document.documentElement.lang = language;
  frame.name();
}

/** Shows the selected note once its text is there; says whether it still is the selected one. */
async function showNote(): Promise<boolean> {
  const { selected } = store.state;
  const detail = selected === null ? {} : await readDetail(selected);
  const { anchor, marked, unknown, lost } = store.state;
  if (store.state.selected !== selected) return false;
  const hadFocus = frame.reading.contains(document.activeElement);
  showReading(context, frame.reading, detail);
  if (hadFocus) focusHeading();
  showPlace(frame.reading, anchor);
  if (marked && marked.node === selected) markFound(frame.reading, marked);
  frame.open(selected !== null || unknown !== "" || lost.length > 0 || store.state.path !== null);
  const title = selected === null ? "" : `${data.nodes[selected]!.title} – `;
  document.title = title + data.title;
  return true;
}

/** A link in the note is gone with it: the focus goes on at the head of what came in its place. */
function focusHeading(): void {
  const heading = frame.reading.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/** Shows the note that was selected, and its place in the middle of what the panels leave of the map. */
async function openNote(): Promise<void> {
  const { selected } = store.state;
  if (!(await showNote())) return;
  map.select(selected);
  if (selected !== null && visible.nodes.has(selected)) map.focus(selected);
  look(null);
}

/** Puts in the middle what is read, else all of the map, once less room is left for it. */
function findPlace(): void {
  const { selected } = store.state;
  map.focus(selected !== null && visible.nodes.has(selected) ? selected : null);
}

function toggleOverview(): void {
  store.update({ overview: !store.state.overview, community: null });
}

/** Takes the keyboard to the map; on a phone the sheet that lies over it goes. */
function goToMap(): void {
  frame.showLeft(false);
  frame.map.focus();
}

function openFinder(): void {
  frame.showLeft(true);
  finder.focus();
}

function openIndex(): void {
  frame.showLeft(true);
  store.update({ tab: "index" });
  listing.focus();
}

/** Whether what the panel lists without a note is another now. */
function isListed({ path, day }: State, change: Change, filtered: boolean): boolean {
  return "path" in change || "day" in change || (filtered && (path !== null || day !== ""));
}

/** Closes one thing: what came last, as far as that can be told. */
function goBack(): void {
  const { query, path, selected, focus, timeline } = store.state;
  if (query) finder.clear();
  else if (path && selected === null) closePath(context);
  else if (focus) store.update({ focus: null });
  else if (selected !== null || store.state.unknown) close(context);
  else if (path) closePath(context);
  else if (timeline) timeBar.close();
}

/** Brings all of a neighbourhood into view, or the whole map with the path that is on it. */
function fit(change: Change): void {
  const isPath = "path" in change && askWay(graph, visible, store.state.path) !== null;
  if ("focus" in change || isPath) map.focus(null);
}

store.listen((state, change) => {
  choosePlane(store, change);
  const filtered = CONDITIONS.some((key) => key in change);
  if (filtered) {
    map.show(visible);
    frame.warn(visible.nodes.size === 0 && data.nodes.length > 0);
    showOutside(context, frame.reading);
  }
  if ("overview" in change) map.overview(state.overview);
  if ("community" in change) map.focus(state.selected);
  if ("sizeBy" in change || "colourBy" in change) map.dress(state);
  if ("colourBy" in change) repaint();
  if ("query" in change) finding.update();
  if (filtered || change.language) showLists();
  else if ("allTypes" in change || "allRelations" in change || "allTags" in change) legend.show();
  if ("tab" in change || "query" in change) tabs.show();
  if ("indexBy" in change) listing.refresh();
  if (change.tab) listing.show();
  if ("table" in change) table.show();
  if (change.language) {
    rememberLanguage(change.language);
    showLanguage();
  }
  if ("selected" in change) {
    showAround(context, state.selected);
    opening = openNote();
  } else if (change.language || "lost" in change || (state.selected === null && isListed(state, change, filtered))) void showNote();
  if (change.answered) map.focus(null);
  if (filtered || "path" in change || "answered" in change || change.language) look(null);
  fit(change);
});
finding.listen(() => look(null));

map.on("hover", look);
map.on("open", (node) => open(context, node));
map.on("community", (community) => store.update({ overview: false, community }));
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
context.keys.add(
  { key: "/", name: (w) => w.keys.search, run: openFinder },
  { key: "i", name: (w) => w.keys.index, run: openIndex },
  { key: "t", name: (w) => w.keys.table, run: () => table.open() },
  { key: "Escape", shown: "Esc", name: (w) => w.keys.back, run: goBack },
  { key: "[", name: (w) => w.keys.left, run: () => frame.fold("left") },
  { key: "]", name: (w) => w.keys.right, run: () => frame.fold("right") },
  { key: "ArrowUp", shown: "← ↑ ↓ →", group: "map", name: (w) => w.keys.step },
  { key: "+", shown: "+ −", group: "map", name: (w) => w.keys.zoom },
  { key: "0", group: "map", name: (w) => w.keys.fit },
);
offerConsole(context, frame.dock, findPlace);
const dialog = new Dialog(context);
addViews(context, dialog);
addTakeaway(context, dialog, {
  visible: () => visible,
  svg: () => map.toSvg(),
  png: () => map.toPng(),
  turtle: hasTurtle ? readTurtles : null,
});
context.menu.add({ name: (w) => (isDark() ? w.more.light : w.more.dark), run: turnTheme });
addKeySheet(context, dialog);
preparePrint(store, frame.right, () => map.toSvg(true));
context.keys.listen();
onTheme(repaint);

showLanguage();
showLists();
map.focus(null);
void showNote();
keepAddress(context.graph, store, data.views);
void opening.then(() => {
  frame.showAsked();
  resumePlace(frame.reading, map);
  document.documentElement.dataset["ready"] = "true";
});
followNotes(context, frame.reading, map);

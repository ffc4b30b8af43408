// What can be taken away: the picture of the map, and the notes and links that it shows, as files.

import { toMissingPath } from "../data/iri";
import { h } from "../dom";
import { writeLinks, writeNotes } from "../takeaway/csv";
import { download, nameFile } from "../takeaway/download";
import { writeGraphml } from "../takeaway/graphml";
import { findSubgraph, type Subgraph } from "../takeaway/subgraph";
import { findPresent } from "../graph/present";
import type { Visible } from "../graph/visible";
import { type Context, words } from "./context";
import type { Dialog } from "./dialog";

/** What the files are made from, asked when one is. */
export interface Sources {
  visible: () => Visible;
  svg: () => string;
  png: () => Promise<Blob>;
  turtle: ((nodes: ReadonlySet<number>, named: readonly string[]) => Promise<string>) | null; // null: the page has no graph
}

interface File {
  name: string;
  hint: string;
  ending: string;
  type: string;
  make: () => string | Promise<string | Blob>;
}

/** Lets the menu open the dialog. */
export function addTakeaway(context: Context, dialog: Dialog, sources: Sources): void {
  const show = (): void => dialog.open(words(context).takeaway.title, writeBox(context, sources));
  context.menu.add({ name: (w) => w.takeaway.title, key: "s", run: show });
  context.keys.add({ key: "s", name: (w) => w.takeaway.key, run: show });
}

function writeBox(context: Context, sources: Sources): HTMLElement {
  const w = words(context).takeaway;
  const subgraph = findSubgraph(context.graph, sources.visible());
  const contents = w.contents(subgraph.notes.length, subgraph.links.length) + writePale(context, sources.visible());
  const status = h("p", { class: "said", role: "status" });
  const list = (files: File[]): HTMLElement => h("ul", {}, ...files.map((file) => writeFile(context, file, status)));
  const data = subgraph.notes.length > 0 ? list(listData(context, sources, subgraph)) : h("p", { class: "hint" }, w.nothing);
  return h("div", { class: "takeaway" },
    h("section", { "aria-label": w.picture }, h("h3", {}, w.picture), list(listPictures(context, sources))),
    h("section", { "aria-label": w.data(contents) }, h("h3", {}, w.data(contents)), data),
    status);
}

/** How many of the notes are pale on the day that is set: they are taken along. */
function writePale(context: Context, visible: Visible): string {
  const pale = visible.nodes.size - findPresent(context.graph, context.store.state, visible).nodes.size;
  return pale > 0 ? ` · ${words(context).time.pale(pale)}` : "";
}

function listPictures(context: Context, sources: Sources): File[] {
  const w = words(context).takeaway;
  return [
    { name: "PNG", hint: w.png, ending: ".png", type: "image/png", make: sources.png },
    { name: "SVG", hint: w.svg, ending: ".svg", type: "image/svg+xml", make: sources.svg },
  ];
}

function listData(context: Context, sources: Sources, subgraph: Subgraph): File[] {
  const w = words(context).takeaway;
  const { turtle, visible } = sources;
  const graph: File[] = turtle
    ? [{ name: "Turtle", hint: w.turtle, ending: ".ttl", type: "text/turtle", make: () => turtle(visible().nodes, listMissing(context, visible())) }]
    : [];
  return [
    ...graph,
    { name: "GraphML", hint: w.graphml, ending: ".graphml", type: "application/xml", make: () => writeGraphml(subgraph) },
    { name: `${w.notes} (CSV)`, hint: w.notesHint, ending: "-notes.csv", type: "text/csv", make: () => writeNotes(subgraph) },
    { name: `${w.links} (CSV)`, hint: w.linksHint, ending: "-links.csv", type: "text/csv", make: () => writeLinks(subgraph) },
  ];
}

/** The notes to be written that are shown, as the graph names them. */
function listMissing({ data }: Context, { nodes }: Visible): string[] {
  return [...nodes].filter((node) => data.nodes[node]!.placeholder).map((node) => toMissingPath(data.nodes[node]!.id));
}

function writeFile(context: Context, file: File, status: HTMLElement): HTMLElement {
  const w = words(context).takeaway;
  const name = nameFile(context.data.title, file.ending);
  const take = async (): Promise<void> => {
    try {
      download(name, new Blob([await file.make()], { type: file.type }));
      status.textContent = w.done(name);
    } catch {
      status.textContent = w.failed;
    }
  };
  return h("li", {}, h("button", { type: "button", onclick: () => void take() },
    h("strong", {}, file.name), h("span", { class: "hint" }, file.hint)));
}

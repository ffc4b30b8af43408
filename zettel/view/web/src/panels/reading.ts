// The reading panel: the selected note as text with its properties and links, or where to start.

import { writeDate } from "../dates";
import type { Detail, Node } from "../document";
import { bdi, fill, h } from "../dom";
import { type Context, close, nameType, open, words } from "./context";
import { writePlainFields, writeRecords, writeReferences } from "./fields";
import { writeBacklinks, writeOutgoing } from "./links";
import { iconButton, noteLink, typeDot } from "./marks";
import { setSpacesBelow } from "../typography";

const STARTS = 8;

/** Fills the panel: what is read is decided by the state alone, `detail` is what is read of the note. */
export function showReading(context: Context, panel: HTMLElement, detail: Detail): void {
  const { selected, unknown } = context.store.state;
  if (unknown) fill(panel, writeUnknown(context, unknown), writeStart(context));
  else if (selected === null) fill(panel, writeStart(context));
  else fill(panel, writeNote(context, selected, detail));
  panel.scrollTop = 0;
  panel.setAttribute("aria-label", words(context).reading);
}

/** Brings a place inside the note into view, such as a heading or a numbered passage. */
export function showPlace(panel: HTMLElement, anchor: string): void {
  const place = anchor ? panel.querySelector(`[id="${CSS.escape(anchor)}"]`) : null;
  if (!place) return;
  place.scrollIntoView({ block: "start" });
  const passage = place.closest("p, li, h1, h2, h3, h4, h5, h6, blockquote, div") ?? place;
  passage.classList.add("found");
}

/** The address names a note that is not there. */
function writeUnknown(context: Context, id: string): HTMLElement {
  const w = words(context);
  return h("article", { class: "unknown" },
    h("header", {},
      h("div", { class: "kinds" }, iconButton("close", w.close, () => close(context), "Esc")),
      h("h2", { tabindex: "-1" }, w.unknown)),
    h("p", { class: "hint", role: "status" }, w.unknownHint(id)));
}

function writeStart(context: Context): HTMLElement {
  const w = words(context);
  const hubs = context.graph.findHubs(STARTS);
  return h("div", { class: "start" }, h("h2", {}, w.start), h("p", {}, w.startHint),
    h("ol", {}, ...hubs.map((node) => h("li", {}, noteLink(context, node, degree(context, node))))));
}

function degree(context: Context, node: number): HTMLElement {
  return h("span", { class: "count" }, words(context).count(context.data.nodes[node]!.degree));
}

function writeNote(context: Context, selected: number, detail: Detail): HTMLElement {
  const w = words(context);
  const node = context.data.nodes[selected]!;
  const { body = "", properties: fields = [], mentions = [] } = detail;
  return h("article", {},
    h("header", {},
      h("div", { class: "kinds" }, ...writeKinds(context, node), iconButton("close", w.close, () => close(context), "Esc")),
      h("h2", { tabindex: "-1" }, bdi(node.title)),
      writeAliases(node),
      writeTags(context, node)),
    node.placeholder ? h("p", { class: "hint" }, w.missingHint(node.title)) : writePlainFields(context, fields),
    node.placeholder ? null : writeBody(context, body),
    ...writeRecords(context, fields),
    writeReferences(context, fields),
    writeBacklinks(context, selected, mentions),
    writeOutgoing(context, selected));
}

function writeKinds(context: Context, node: Node): HTMLElement[] {
  const kinds = node.placeholder ? [null] : node.types;
  return kinds.map((type) => h("span", { class: "kind" }, typeDot(context, type),
    type === null ? words(context).missing : nameType(context, type)));
}

function writeAliases(node: Node): HTMLElement | null {
  const aliases = (node.aliases ?? []).flatMap((alias, i) => [i > 0 && " · ", bdi(alias)]);
  return aliases.length > 0 ? h("p", { class: "aliases" }, ...aliases) : null;
}

function writeTags(context: Context, node: Node): HTMLElement | null {
  const { store } = context;
  const tags = (node.tags ?? []).map((tag) => h("button", {
    type: "button", class: "tag", onclick: () => store.update({ tags: new Set([tag]) }),
  }, bdi(tag)));
  const created = node.created ? writeDate(node.created, store.state.language) : "";
  if (tags.length === 0 && !created) return null;
  return h("p", { class: "tags" }, ...tags,
    created && h("span", { class: "created" }, `${words(context).created} ${created}`));
}

function writeBody(context: Context, text: string): HTMLElement {
  const w = words(context);
  if (!text) return h("p", { class: "hint" }, h("strong", {}, w.noText), " ", w.noTextHint);
  const body = h("div", { class: "body" });
  body.innerHTML = text; // sanitised by nh3 when the page was built
  setSpacesBelow(body);
  for (const link of body.querySelectorAll<HTMLAnchorElement>("a[href]")) prepare(context, link);
  body.dir = "auto"; // last: browsers look through the text again after each change of it
  return body;
}

/** Links to notes learn their node, places inside stay inside, the rest opens beside the page. */
function prepare(context: Context, link: HTMLAnchorElement): void {
  const href = link.getAttribute("href") ?? "";
  if (!href.startsWith("#")) {
    link.target = "_blank";
    return;
  }
  const parts = new URLSearchParams(href.slice(1).replaceAll("+", "%2B"));
  const node = context.graph.find(parts.get("note") ?? "");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (node !== null) open(context, node, parts.get("at") ?? "");
    else showPlace(link.closest("article") ?? document.body, decodeURIComponent(href.slice(1)));
  });
  if (node === null) return;
  link.dataset["node"] = String(node);
  link.classList.toggle("missing", context.data.nodes[node]!.placeholder === true);
}

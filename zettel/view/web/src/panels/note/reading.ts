// The reading panel: the selected note as text with its properties and links, or where to start.

import { writeCreated } from "../../text/dates";
import type { Detail, Node } from "../../data/document";
import { bdi, fill, h } from "../../dom";
import { findImage } from "../../data/images";
import { writeAsOf } from "../time/asof";
import { openScrolling, writeBody } from "./body";
import { type Context, close, nameType, words } from "../context";
import { writeData } from "./identity";
import { writePlainFields, writeRecords, writeReferences } from "./fields";
import { focusButton } from "../focus";
import { writeBacklinks, writeOutgoing } from "./links";
import { iconButton, noteLink, typeDot } from "../marks";
import { createOutside, showOutside } from "./outside";
import { pathButton, writePath } from "../path/path";
import { viewLink } from "../views";

const STARTS = 8;

/** Fills the panel: what is read is decided by the state alone, `detail` is what is read of the note. */
export function showReading(context: Context, panel: HTMLElement, detail: Detail): void {
  const { selected, unknown, path, day } = context.store.state;
  const lost = writeLost(context);
  if (unknown) fill(panel, lost, writeUnknown(context, unknown), writeStart(context));
  else if (selected === null) fill(panel, lost, path ? writePath(context, path) : day ? writeAsOf(context, day) : writeStart(context));
  else fill(panel, lost, writeNote(context, selected, detail));
  showOutside(context, panel);
  panel.scrollTop = 0;
  openScrolling(panel);
  panel.setAttribute("aria-label", words(context).reading);
}

/** The address names something else that is not there. */
function writeLost(context: Context): HTMLElement | null {
  const { store } = context;
  const { lost } = store.state;
  if (lost.length === 0) return null;
  const w = words(context).note;
  const names = lost.map(({ kind, name }) => w.lostKinds[kind](name)).join(", ");
  const drop = (): void => {
    store.update({ lost: [] });
    document.querySelector<HTMLElement>(".reading")?.focus();
  };
  return h("p", { class: "aside lost", role: "status" }, h("span", {}, w.lost(names)), iconButton("close", w.understood, drop));
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
  return h("div", { class: "start" }, h("h2", {}, w.start), h("p", {}, hubs.length > 0 ? w.startHint : w.note.startAlone), writeViews(context),
    h("ol", {}, ...hubs.map((node) => h("li", {}, noteLink(context, node, degree(context, node))))));
}

/** The views that the page was given: what its author thinks worth seeing. */
function writeViews(context: Context): HTMLElement | null {
  const { views } = context.data;
  return views.length > 0 ? h("ul", { class: "given", "aria-label": words(context).views.title }, ...views.map((view) => h("li", {}, viewLink(view)))) : null;
}

function degree(context: Context, node: number): HTMLElement {
  return h("span", { class: "count" }, words(context).count(context.data.nodes[node]!.degree));
}

function writeNote(context: Context, selected: number, detail: Detail): HTMLElement {
  const w = words(context);
  const node = context.data.nodes[selected]!;
  const { properties: fields = [], mentions = [] } = detail;
  return h("article", {},
    h("header", {},
      h("div", { class: "kinds" }, ...writeKinds(context, node), focusButton(context, selected), pathButton(context), iconButton("close", w.close, () => close(context), "Esc")),
      h("h2", { tabindex: "-1" }, bdi(node.title)),
      writeAliases(node),
      writeTags(context, node),
      writePortrait(node)),
    createOutside(),
    node.placeholder ? h("p", { class: "hint" }, w.missingHint(node.title)) : writePlainFields(context, fields),
    node.placeholder ? null : writeText(context, selected, detail),
    ...writeRecords(context, fields),
    writeReferences(context, fields),
    writeBacklinks(context, selected, mentions),
    writeOutgoing(context, selected),
    node.placeholder ? null : writeData(context, selected));
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

/** The picture by which the map shows the note; its title says what it is. */
function writePortrait(node: Node): HTMLElement | null {
  const address = findImage(node.image ?? -1);
  return address ? h("img", { class: "portrait", src: address, alt: "" }) : null;
}

function writeTags(context: Context, node: Node): HTMLElement | null {
  const { store } = context;
  const tags = (node.tags ?? []).map((tag) => h("button", {
    type: "button", class: "tag", onclick: () => store.update({ tags: new Set([tag]) }),
  }, bdi(tag)));
  const created = writeCreated(node, store.state.language);
  if (tags.length === 0 && !created) return null;
  return h("p", { class: "tags" }, ...tags,
    created && h("span", { class: "created" }, `${words(context).created} ${created}`));
}

/** The text, or why there is none: nobody wrote one, or this page was made without. */
function writeText(context: Context, node: number, { body = "", properties = [] }: Detail): HTMLElement {
  if (body) return writeBody(context, body);
  const w = words(context);
  const { texts, nodes } = context.data;
  const hasMore = properties.length > 0 || nodes[node]!.degree > 0;
  const [state, hint] = texts ? [w.noText, hasMore ? w.noTextHint : ""] : [w.note.withoutTexts, w.note.withoutTextsHint];
  return h("p", { class: "hint" }, h("strong", {}, state), " ", hint);
}

// Rows of the two tables: a note, with its links on demand; a link.

import { writeCreated } from "../../text/dates";
import { bdi, h } from "../../dom";
import { type Context, words } from "../context";
import { findPresent } from "../../graph/present";
import { noteLink, paleMark } from "../marks";
import { describeRelation, describeTypes } from "./columns";

/** A note as a row; the number of its links that are present is a button that lists all of them below. */
export function writeNote(context: Context, node: number, outgoing: number, incoming: number, place: number): HTMLElement[] {
  const { title, tags = [], created } = context.data.nodes[node]!;
  const { visible, graph, store: { state } } = context;
  const isPale = !findPresent(graph, state, visible()).nodes.has(node);
  const row = h("tr", { "aria-rowindex": place, class: isPale ? "pale" : null },
    h("th", { scope: "row" }, noteLink(context, node, isPale ? paleMark(context) : null)),
    h("td", {}, describeTypes(context, node)),
    h("td", { class: "tags" }, bdi(tags.join(", "))),
    h("td", { class: "date" }, created ? h("time", { datetime: created }, writeCreated(context.data.nodes[node]!, state.language)) : null));
  const below = h("tr", { class: "links", hidden: true });
  const hasLinks = (edges: number[]): boolean => edges.some((edge) => visible().edges.has(edge));
  for (const [count, edges] of [[outgoing, graph.outgoing[node]!], [incoming, graph.incoming[node]!]] as const) {
    row.append(h("td", { class: "number" }, hasLinks(edges) ? writeCount(context, count, title, () => flip(context, node, row, below)) : words(context).count(0)));
  }
  return [row, below];
}

function writeCount(context: Context, count: number, title: string, run: () => void): HTMLElement {
  const w = words(context);
  const label = `${w.count(count)}, ${w.table.linksOf(title)}`;
  return h("button", { type: "button", class: "plain", "aria-expanded": "false", "aria-label": label, onclick: run }, w.count(count));
}

function flip(context: Context, node: number, row: HTMLElement, below: HTMLElement): void {
  below.hidden = !below.hidden;
  if (!below.firstChild) below.append(h("td", { colspan: 6 }, ...listLinks(context, node)));
  for (const button of row.querySelectorAll("[aria-expanded]")) button.setAttribute("aria-expanded", String(!below.hidden));
}

/** The visible links of a note, in both directions, by link type; those that are pale say so. */
function listLinks(context: Context, node: number): HTMLElement[] {
  const { graph, store } = context;
  const w = words(context).table;
  const visible = context.visible();
  const present = findPresent(graph, store.state, visible);
  const groups = new Map<string, HTMLElement[]>();
  const add = (edge: number, title: string, other: number): void => {
    if (!visible.edges.has(edge)) return;
    const isPale = !present.edges.has(edge);
    const item = h("li", { class: isPale ? "pale" : null }, noteLink(context, other, isPale ? paleMark(context) : null));
    groups.set(title, [...(groups.get(title) ?? []), item]);
  };
  for (const edge of graph.outgoing[node]!) add(edge, w.outgoingBy(describeRelation(context, edge)), graph.target[edge]!);
  for (const edge of graph.incoming[node]!) add(edge, w.incomingBy(describeRelation(context, edge)), graph.source[edge]!);
  return [...groups].map(([title, items]) => h("div", { class: "group" }, h("h3", {}, title), h("ul", {}, ...items)));
}

export function writeLink(context: Context, edge: number, place: number): HTMLElement[] {
  const { graph, store, visible } = context;
  const isPale = !findPresent(graph, store.state, visible()).edges.has(edge);
  return [h("tr", { "aria-rowindex": place, class: isPale ? "pale" : null },
    h("th", { scope: "row" }, noteLink(context, graph.source[edge]!, isPale ? paleMark(context) : null)),
    h("td", {}, describeRelation(context, edge)),
    h("td", { class: "title" }, noteLink(context, graph.target[edge]!)))];
}

// Rows of the two tables: a note, with its links on demand; a link.

import { writeDate } from "../../text/dates";
import { bdi, h } from "../../dom";
import { type Context, words } from "../context";
import { noteLink } from "../marks";
import { describeRelation, describeTypes } from "./columns";

/** A note as a row; the number of its links is a button that lists them below. */
export function writeNote(context: Context, node: number, outgoing: number, incoming: number, place: number): HTMLElement[] {
  const { title, tags = [], created = "" } = context.data.nodes[node]!;
  const row = h("tr", { "aria-rowindex": place },
    h("th", { scope: "row" }, noteLink(context, node)),
    h("td", {}, describeTypes(context, node)),
    h("td", {}, bdi(tags.join(", "))),
    h("td", { class: "date" }, created && h("time", { datetime: created }, writeDate(created, context.store.state.language))));
  const below = h("tr", { class: "links", hidden: true });
  for (const count of [outgoing, incoming]) row.append(h("td", { class: "number" }, writeCount(context, count, title, () => flip(context, node, row, below))));
  return [row, below];
}

function writeCount(context: Context, count: number, title: string, run: () => void): HTMLElement | string {
  const w = words(context);
  if (count === 0) return w.count(0);
  const label = `${w.count(count)}, ${w.table.linksOf(title)}`;
  return h("button", { type: "button", class: "plain", "aria-expanded": "false", "aria-label": label, onclick: run }, w.count(count));
}

function flip(context: Context, node: number, row: HTMLElement, below: HTMLElement): void {
  below.hidden = !below.hidden;
  if (!below.firstChild) below.append(h("td", { colspan: 6 }, ...listLinks(context, node)));
  for (const button of row.querySelectorAll("[aria-expanded]")) button.setAttribute("aria-expanded", String(!below.hidden));
}

/** The visible links of a note, in both directions, by link type. */
function listLinks(context: Context, node: number): HTMLElement[] {
  const { graph } = context;
  const w = words(context).table;
  const { edges } = context.visible();
  const groups = new Map<string, HTMLElement[]>();
  const add = (edge: number, title: string, other: number): void => {
    const known = groups.get(title) ?? [];
    if (edges.has(edge)) groups.set(title, [...known, h("li", {}, noteLink(context, other))]);
  };
  for (const edge of graph.outgoing[node]!) add(edge, w.outgoingBy(describeRelation(context, edge)), graph.target[edge]!);
  for (const edge of graph.incoming[node]!) add(edge, w.incomingBy(describeRelation(context, edge)), graph.source[edge]!);
  return [...groups].map(([title, items]) => h("div", { class: "group" }, h("h3", {}, title), h("ul", {}, ...items)));
}

export function writeLink(context: Context, edge: number, place: number): HTMLElement[] {
  const { graph } = context;
  return [h("tr", { "aria-rowindex": place },
    h("th", { scope: "row" }, noteLink(context, graph.source[edge]!)),
    h("td", {}, describeRelation(context, edge)),
    h("td", {}, noteLink(context, graph.target[edge]!)))];
}

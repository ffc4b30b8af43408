// Where a note leads and what leads to it, grouped by link type; backlinks in their sentences.

import type { Mention, Mentions } from "../../data/document";
import { h } from "../../dom";
import { type Context, nameRelation, words } from "../context";
import { noteLink } from "../marks";
import { writeSentence } from "./sentence";

const SHOWN = 50;
const SPARED = 5; // so few more need no button

export function writeOutgoing(context: Context, node: number): HTMLElement | null {
  const edges = context.graph.outgoing[node]!;
  if (edges.length === 0) return null;
  const count = new Set(edges.map((i) => context.graph.target[i]!)).size;
  const groups = group(context, edges).map(([relation, members]) =>
    h("div", { class: "group" }, heading(context, relation),
      writeList(context, members, (i) => h("li", {}, noteLink(context, context.graph.target[i]!)))));
  return h("section", { class: "outgoing" }, h("h3", {}, words(context).outgoing(count)), ...groups);
}

export function writeBacklinks(context: Context, node: number, mentions: Mentions[]): HTMLElement {
  const sentences = new Map(mentions.map((found) => [found.edge, found.sentences]));
  const edges = context.graph.incoming[node]!;
  const count = new Set(edges.map((i) => context.graph.source[i]!)).size;
  const groups = group(context, edges).map(([relation, members]) =>
    h("div", { class: "group" }, heading(context, relation),
      writeList(context, members, (i) => writeBacklink(context, i, sentences.get(i) ?? []))));
  return h("section", { class: "backlinks" }, h("h3", {}, words(context).backlinks(count)), ...groups);
}

function writeBacklink(context: Context, edge: number, sentences: Mention[]): HTMLElement {
  return h("li", {}, noteLink(context, context.graph.source[edge]!), ...sentences.map(writeSentence));
}

/** A list of edges; the rest of a long one is written when it is asked for. */
function writeList(context: Context, edges: number[], write: (edge: number) => HTMLElement): HTMLElement {
  const list = h("ul", {}, ...edges.slice(0, SHOWN).map(write));
  if (edges.length <= SHOWN + SPARED) {
    list.append(...edges.slice(SHOWN).map(write));
    return list;
  }
  const more = h("button", { type: "button", class: "plain", onclick: () => {
    const rest = edges.slice(SHOWN).map(write);
    list.append(...rest);
    more.remove();
    rest[0]?.querySelector("a")?.focus();
  } }, words(context).note.showAll(edges.length));
  return h("div", {}, list, more);
}

/** Edges by link type, in the legend's order: typed ones by frequency, plain ones last. */
function group(context: Context, edges: number[]): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (const i of edges) {
    const relation = context.graph.relation[i]!;
    const members = groups.get(relation);
    if (members) members.push(i);
    else groups.set(relation, [i]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

function heading(context: Context, relation: number): HTMLElement {
  return h("h4", {}, nameRelation(context, relation));
}

// The columns of the two tables: what a row says, and what its order goes by.

import type { Graph } from "../../graph/graph";
import { compare, placeTitles } from "../../graph/orders";
import type { Visible } from "../../graph/visible";
import { type Context, nameRelation, nameType, words } from "../context";
import type { fr } from "../../words/table";

export interface Column {
  name: "title" | "types" | "tags" | "created" | "outgoing" | "incoming" | "source" | "relation" | "target";
  isNumber: boolean;
  /** Whether a row has nothing in this column; it comes last, upwards and downwards. */
  isBlank?: (row: number) => boolean;
  /** Compares two rows, upwards. */
  compare: (a: number, b: number) => number;
}

export function nameColumn(context: Context, { name }: Column): string {
  const w: typeof fr = words(context).table;
  return w[name];
}

/** The visible links of each note, in number: those that lead from it, those that lead to it. */
export function countLinks(graph: Graph, { edges }: Visible): { outgoing: Uint32Array; incoming: Uint32Array } {
  const outgoing = new Uint32Array(graph.nodes.length);
  const incoming = new Uint32Array(graph.nodes.length);
  for (const edge of edges) {
    outgoing[graph.source[edge]!]! += 1;
    incoming[graph.target[edge]!]! += 1;
  }
  return { outgoing, incoming };
}

export function listNoteColumns(context: Context, counts: { outgoing: Uint32Array; incoming: Uint32Array }): Column[] {
  const { nodes } = context.data;
  const places = placeTitles(context.graph, context.store.state.language);
  const types = (node: number): string => describeTypes(context, node);
  const tags = (node: number): string => (nodes[node]!.tags ?? []).join(" ");
  const created = (node: number): string => nodes[node]!.created ?? "";
  return [
    { name: "title", isNumber: false, compare: (a, b) => places[a]! - places[b]! },
    { name: "types", isNumber: false, compare: (a, b) => compare(types(a), types(b)) },
    { name: "tags", isNumber: false, isBlank: (node) => !tags(node), compare: (a, b) => compare(tags(a), tags(b)) },
    { name: "created", isNumber: false, isBlank: (node) => !created(node), compare: (a, b) => compare(created(a), created(b)) },
    { name: "outgoing", isNumber: true, compare: (a, b) => counts.outgoing[a]! - counts.outgoing[b]! },
    { name: "incoming", isNumber: true, compare: (a, b) => counts.incoming[a]! - counts.incoming[b]! },
  ];
}

export function listLinkColumns(context: Context): Column[] {
  const { graph } = context;
  const places = placeTitles(graph, context.store.state.language);
  return [
    { name: "source", isNumber: false, compare: (a, b) => places[graph.source[a]!]! - places[graph.source[b]!]! },
    { name: "relation", isNumber: false, compare: (a, b) => graph.relation[a]! - graph.relation[b]! },
    { name: "target", isNumber: false, compare: (a, b) => places[graph.target[a]!]! - places[graph.target[b]!]! },
  ];
}

export function describeTypes(context: Context, node: number): string {
  const { types, placeholder } = context.data.nodes[node]!;
  return placeholder ? words(context).placeholders : types.map((type) => nameType(context, type)).join(", ");
}

export function describeRelation(context: Context, edge: number): string {
  return nameRelation(context, context.graph.relation[edge]!);
}

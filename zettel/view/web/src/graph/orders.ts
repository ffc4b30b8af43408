// The orders in which notes and links are listed; titles as the reader's language has them.

import type { Graph } from "./graph";

export type Order = "title" | "date" | "degree" | "rank";

const known = new WeakMap<Graph, Map<string, Uint32Array>>();

/** The place of each node when all are ordered by title. */
export function placeTitles(graph: Graph, language: string): Uint32Array {
  const places = known.get(graph) ?? new Map<string, Uint32Array>();
  known.set(graph, places);
  let found = places.get(language);
  if (!found) {
    const { compare } = new Intl.Collator(language, { numeric: true });
    const order = graph.nodes.map((_, i) => i);
    order.sort((a, b) => compare(graph.nodes[a]!.title, graph.nodes[b]!.title) || a - b);
    found = new Uint32Array(order.length);
    order.forEach((node, place) => (found![node] = place));
    places.set(language, found);
  }
  return found;
}

/** Orders nodes: titles from A, dates from the latest, links and rank from the most. */
export function orderNodes(graph: Graph, nodes: Iterable<number>, order: Order, language: string): number[] {
  const { nodes: all } = graph;
  const places = placeTitles(graph, language);
  const byTitle = (a: number, b: number): number => places[a]! - places[b]!;
  const list = [...nodes];
  if (order === "title") return list.sort(byTitle);
  if (order === "date") return list.sort((a, b) => compare(all[b]!.created ?? "", all[a]!.created ?? "") || byTitle(a, b));
  const value = (node: number): number => (order === "degree" ? all[node]!.degree : (all[node]!.rank ?? 0));
  return list.sort((a, b) => value(b) - value(a) || byTitle(a, b));
}

/** Compares texts whose order is that of their characters, such as ISO dates. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

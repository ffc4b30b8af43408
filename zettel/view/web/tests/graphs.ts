// Graphs to try modules on, from pairs of notes that link: `[0, 1]`, or with a link type `[0, 1, 2]`.

import type { Document, Node } from "../src/data/document";
import { Graph } from "../src/graph/graph";
import { buildDocument } from "./documents";

export function buildGraph(count: number, links: [number, number, number?][], more: Partial<Document> = {}, nodes: Partial<Node>[] = []): Graph {
  const relations = [{ name: "suit", count: 1 }, { name: "", count: 1 }];
  const edges = {
    source: links.map(([source]) => source),
    target: links.map(([, target]) => target),
    relation: links.map(([, , relation = 1]) => relation),
  };
  const all = Array.from({ length: count }, (_, i) => ({ types: [0], ...nodes[i] }));
  return new Graph(buildDocument(all, { types: [{ name: "", count }], relations, edges, ...more }));
}

export function listEdges(graph: Graph): Set<number> {
  return new Set(Array(graph.size).keys());
}

/** A graph of many notes, each linked to some near it and one far away; always the same. */
export function buildLarge(count: number, links: number): Graph {
  const pairs: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    for (let k = 1; k < links; k++) pairs.push([i, (i + k * k) % count]);
    pairs.push([i, (i * 7919) % count]);
  }
  return buildGraph(count, pairs);
}

/** How many times as long something takes as looking at each edge of a graph once. */
export function compareToEdges(graph: Graph, run: () => unknown): number {
  const edges = listEdges(graph);
  let seen = 0;
  const look = (): void => {
    for (let i = 0; i < graph.size; i++) if (edges.has(graph.source[i]!) && edges.has(graph.target[i]!)) seen += 1;
  };
  const [ours, plain] = [Infinity, Infinity].map((_, i) => {
    const times = Array.from({ length: 7 }, () => {
      const before = performance.now();
      if (i === 0) run();
      else look();
      return performance.now() - before;
    });
    return Math.min(...times);
  }) as [number, number];
  return seen > 0 ? ours / plain : Infinity;
}

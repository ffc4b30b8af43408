// The shortest ways between two notes, along links in either direction; as `zettel path` has it,
// ways go over notes only: that two of them miss the same third joins them by nothing.

import type { Graph } from "./graph";

/** A way: its notes in order, and between each two the edges that join them, typed ones first. */
export interface Way {
  nodes: number[];
  steps: number[][];
}

/** Finds the shortest ways, at most so many, those with the first notes first. */
export function findWays(graph: Graph, edges: ReadonlySet<number>, from: number, to: number, most: number): Way[] {
  if (from === to) return [];
  const distance = measure(graph, edges, from, to);
  if (distance[from]! < 0) return [];
  const ways: number[][] = [];
  const walk = (way: number[]): void => {
    const at = way.at(-1)!;
    if (at === to) ways.push(way);
    else {
      const nearer = findNeighbours(graph, edges, at).filter((next) => distance[next] === distance[at]! - 1);
      for (const next of nearer) if (ways.length < most) walk([...way, next]);
    }
  };
  walk([from]);
  return ways.map((nodes) => ({ nodes, steps: nodes.slice(1).map((node, i) => listSteps(graph, edges, nodes[i]!, node)) }));
}

/** How far each note is from `to`, as far as it takes to meet `from`; -1: not met. */
function measure(graph: Graph, edges: ReadonlySet<number>, from: number, to: number): Int32Array {
  const distance = new Int32Array(graph.nodes.length).fill(-1);
  distance[to] = 0;
  let rim = [to];
  while (rim.length > 0 && distance[from]! < 0) {
    const next: number[] = [];
    const reach = (other: number, far: number): void => {
      const isEnd = other === from || graph.nodes[other]!.placeholder !== true;
      if (distance[other]! >= 0 || !isEnd) return;
      distance[other] = far;
      next.push(other);
    };
    for (const at of rim) {
      const far = distance[at]! + 1;
      for (const i of graph.outgoing[at]!) if (edges.has(i)) reach(graph.target[i]!, far);
      for (const i of graph.incoming[at]!) if (edges.has(i)) reach(graph.source[i]!, far);
    }
    rim = next;
  }
  return distance;
}

function findNeighbours(graph: Graph, edges: ReadonlySet<number>, node: number): number[] {
  const outgoing = graph.outgoing[node]!.filter((i) => edges.has(i)).map((i) => graph.target[i]!);
  const incoming = graph.incoming[node]!.filter((i) => edges.has(i)).map((i) => graph.source[i]!);
  return [...new Set([...outgoing, ...incoming])].sort((a, b) => a - b);
}

/** The edges between two neighbours: forward before backward, typed before plain. */
function listSteps(graph: Graph, edges: ReadonlySet<number>, a: number, b: number): number[] {
  const joining = (source: number, target: number): number[] =>
    graph.outgoing[source]!.filter((i) => graph.target[i] === target && edges.has(i));
  const isPlain = (edge: number): boolean => graph.data.relations[graph.relation[edge]!]?.name === "";
  const found = [...joining(a, b), ...joining(b, a)];
  return [...found.filter((i) => !isPlain(i)), ...found.filter(isPlain)];
}

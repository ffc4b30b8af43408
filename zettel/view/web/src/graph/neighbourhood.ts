// A note's neighbourhood: all that is some links away, along them, against them or either way.

import type { Graph } from "./graph";
import type { Focus } from "../state";

/** Finds what lies around a note, itself included, going only over the edges given. */
export function findNeighbourhood(graph: Graph, focus: Focus, edges: ReadonlySet<number>): Set<number> {
  const { node, steps, direction } = focus;
  const found = new Set([node]);
  let rim = [node];
  for (let step = 0; step < steps && rim.length > 0; step++) {
    const next: number[] = [];
    const reach = (other: number): void => {
      if (found.has(other)) return;
      found.add(other);
      next.push(other);
    };
    for (const from of rim) {
      if (direction !== "in") for (const i of graph.outgoing[from]!) if (edges.has(i)) reach(graph.target[i]!);
      if (direction !== "out") for (const i of graph.incoming[from]!) if (edges.has(i)) reach(graph.source[i]!);
    }
    rim = next;
  }
  return found;
}

// What the map shows of an answer: the notes that it names, and the links among them.

import type { Graph } from "../graph/graph";
import type { Trace } from "../graph/trace";
import type { Visible } from "../graph/visible";

const MOST = 1000; // links that can still be told apart

/** The visible edges among nodes; none where they would be a thicket. */
export function findAnswerTrace(graph: Graph, visible: Visible, nodes: ReadonlySet<number>): Trace {
  const edges: number[] = [];
  for (const node of nodes) {
    for (const edge of graph.outgoing[node]!) {
      if (nodes.has(graph.target[edge]!) && visible.edges.has(edge)) edges.push(edge);
    }
  }
  return { nodes, edges: edges.length > MOST ? [] : edges };
}

// What of the graph is shown: the nodes that every condition keeps, and the edges between them.

import { findMatching } from "./filters";
import type { Graph } from "./graph";
import { type Change, type State, createState } from "./state";

export interface Visible {
  nodes: ReadonlySet<number>;
  edges: ReadonlySet<number>;
}

/** The parts of the state that what is shown depends on. */
export const CONDITIONS = [
  "withoutTypes", "withoutRelations", "withoutPlaceholders", "onlyOrphans", "tags", "created", "community",
] as const satisfies readonly (keyof State)[];

const free = createState("en");

/** What is set when everything is shown. */
export const NO_CONDITIONS = Object.fromEntries(CONDITIONS.map((key) => [key, free[key]])) as Change;

/** What the reader's conditions leave: an edge needs both its ends. */
export function findVisible(graph: Graph, state: State): Visible {
  const nodes = keepCommunity(graph, state, findMatching(graph, state));
  const edges = new Set<number>();
  for (let i = 0; i < graph.size; i++) {
    if (state.withoutRelations.has(graph.relation[i]!)) continue;
    if (nodes.has(graph.source[i]!) && nodes.has(graph.target[i]!)) edges.add(i);
  }
  return { nodes, edges };
}

/** Of some nodes those of the community that is looked at, if one is. */
function keepCommunity(graph: Graph, { community }: State, nodes: ReadonlySet<number>): ReadonlySet<number> {
  if (community === null) return nodes;
  return new Set([...nodes].filter((node) => graph.nodes[node]!.community === community));
}

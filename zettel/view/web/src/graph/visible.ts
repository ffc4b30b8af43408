// What of the graph is shown: the nodes that every condition keeps, and the edges between them.

import { findMatching } from "./filters";
import type { Graph } from "./graph";
import { findNeighbourhood } from "./neighbourhood";
import { type Change, type State, createState } from "../state";
import { findLater } from "../time/later";

export interface Visible {
  nodes: ReadonlySet<number>;
  edges: ReadonlySet<number>;
}

/** The parts of the state that what is shown depends on. */
export const CONDITIONS = [
  "withoutTypes", "withoutRelations", "withoutPlaceholders", "onlyOrphans", "tags", "created", "community", "focus",
  "day", "clock",
] as const satisfies readonly (keyof State)[];

const free = createState("en");

/** What is set when everything is shown. */
export const NO_CONDITIONS = Object.fromEntries(CONDITIONS.map((key) => [key, free[key]])) as Change;

/** What the reader's conditions leave: an edge needs both its ends. */
export function findVisible(graph: Graph, state: State): Visible {
  const nodes = keepCommunity(graph, state, findMatching(graph, state));
  for (const node of findLater(graph, state)) nodes.delete(node);
  if (!state.focus) return { nodes, edges: findEdges(graph, state, nodes) };
  nodes.add(state.focus.node); // whatever the filters say, else there would be no neighbourhood
  const near = findNeighbourhood(graph, state.focus, findEdges(graph, state, nodes));
  return { nodes: near, edges: findEdges(graph, state, near) };
}

function findEdges(graph: Graph, state: State, nodes: ReadonlySet<number>): Set<number> {
  const edges = new Set<number>();
  for (let i = 0; i < graph.size; i++) {
    if (state.withoutRelations.has(graph.relation[i]!)) continue;
    if (nodes.has(graph.source[i]!) && nodes.has(graph.target[i]!)) edges.add(i);
  }
  return edges;
}

/** Of some nodes those of the community that is looked at, if one is. */
function keepCommunity(graph: Graph, { community }: State, nodes: Set<number>): Set<number> {
  if (community === null) return nodes;
  return new Set([...nodes].filter((node) => graph.nodes[node]!.community === community));
}

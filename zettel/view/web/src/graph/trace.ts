// What of the map stays in full colour while a path is shown, or what holds on a day.

import type { Graph } from "./graph";
import type { Context } from "../panels/context";
import type { Way } from "./paths";
import { type Holding, findHolding } from "../time/holding";
import { findClock } from "../time/later";

export interface Trace {
  nodes: ReadonlySet<number>;
  edges: number[];
}

export function findTrace(way: Way): Trace {
  return { nodes: new Set(way.nodes), edges: way.steps.flat() };
}

/** What holds on the day that is set: who it is told of, what it leads to, and the links between. */
export function findDayTrace({ data, graph, store: { state }, visible }: Context): Trace | null {
  if (findClock(data, state.clock) === "notes") return null; // what is not written yet is not there at all
  const nodes = new Set<number>();
  const edges = new Set<number>();
  for (const { node, key, target } of listLinks(findHolding(data.facts ?? [], state.day))) {
    nodes.add(node);
    if (target === undefined) continue;
    nodes.add(target);
    for (const edge of findEdges(graph, node, target, key)) if (visible().edges.has(edge)) edges.add(edge);
  }
  return { nodes, edges: [...edges] };
}

function* listLinks(held: Holding[]): Iterable<{ node: number; key: string; target: number | undefined }> {
  for (const { fact: { node, about = [] } } of held) {
    yield { node, key: "", target: undefined };
    for (const { key, values } of about) for (const value of values) yield { node, key, target: value.node };
  }
}

/** The edge of that key between two notes; where keys of one name were made one, whatever joins them. */
function findEdges(graph: Graph, source: number, target: number, key: string): number[] {
  const joining = graph.outgoing[source]!.filter((edge) => graph.target[edge] === target);
  const named = joining.filter((edge) => graph.data.relations[graph.relation[edge]!]!.name === key);
  return named.length > 0 ? named : joining;
}

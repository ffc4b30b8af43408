// What of the map stays in full colour while a path is shown, or what holds on a day.

import type { Context } from "../panels/context";
import type { Way } from "./paths";
import { findPresent, findTold } from "./present";

export interface Trace {
  nodes: ReadonlySet<number>;
  edges: number[];
}

export function findTrace(way: Way): Trace {
  return { nodes: new Set(way.nodes), edges: way.steps.flat() };
}

/** What holds on the day that is set: who it is told of, what it leads to, and the links between. */
export function findDayTrace({ graph, store: { state }, visible }: Context): Trace | null {
  if (!findTold(graph, state)) return null;
  const { nodes, edges } = findPresent(graph, state, visible());
  return { nodes, edges: [...edges] };
}

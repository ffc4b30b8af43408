// The ways that the reader asks for, found once for what the map shows and not at each look.

import type { Graph } from "./graph";
import { findWays, type Way } from "./paths";
import type { Route } from "../state";
import type { Visible } from "./visible";

export const MOST = 10; // equally short ways that are looked through

let last: { key: string; visible: Visible; ways: Way[] } | null = null;

/** The shortest ways between the two ends over what is shown; none while an end is missing. */
export function askWays(graph: Graph, visible: Visible, { from, to }: Route): Way[] {
  if (from === null || to === null) return [];
  const key = `${from} ${to}`;
  if (last?.key !== key || last.visible !== visible) {
    last = { key, visible, ways: findWays(graph, visible.edges, from, to, MOST) };
  }
  return last.ways;
}

/** The way that is chosen among them, or null. */
export function askWay(graph: Graph, visible: Visible, route: Route | null): Way | null {
  if (!route) return null;
  const ways = askWays(graph, visible, route);
  return ways[(route.way ?? 0) % ways.length] ?? null;
}

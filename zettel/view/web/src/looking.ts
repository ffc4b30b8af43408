// What stands out on the map, in the order of what the reader does last: points, searches, asks.

import type { GraphMap } from "./map/map";
import type { Context } from "./panels/context";
import type { Finding } from "./search/finding";
import { findAnswerTrace } from "./sparql/trace";
import { type Trace, findDayTrace, findTrace } from "./graph/trace";
import { askWay } from "./graph/ways";

/**
 * Creates what dims the map to what is looked at: the node that is given, else what the search found
 * with the selected note's neighbours, else what a query's answer names, a path, or what holds on a day.
 */
export function createLook(context: Context, map: GraphMap, finding: Finding): (node: number | null) => void {
  const { graph, store } = context;
  return (node) => {
    const { query, searching, selected } = store.state;
    const visible = context.visible();
    const hovered = node !== null && visible.nodes.has(node) ? node : null;
    const isSearch = searching && query.trim() !== "";
    const shown = findShown(context);
    map.trace(hovered === null && !isSearch ? (shown?.edges ?? null) : null);
    if (hovered !== null) map.dim(graph.findNeighbours(hovered, visible), hovered);
    else if (isSearch) {
      const near = selected === null ? [] : graph.findNeighbours(selected, visible);
      map.dim(new Set([...finding.nodes, ...near]));
    } else map.dim(shown?.nodes ?? null);
  };
}

/** What stands out while nothing is looked at. */
function findShown(context: Context): Trace | null {
  const { graph, store } = context;
  const { answered, path, day } = store.state;
  if (answered) return findAnswerTrace(graph, context.visible(), answered);
  const way = askWay(graph, context.visible(), path);
  if (way) return findTrace(way);
  return day ? findDayTrace(context) : null;
}

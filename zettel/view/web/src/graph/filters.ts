// The filters of the left panel: of which kind a note is, which tags it has, when it was written.

import type { Node } from "../data/document";
import type { Graph } from "./graph";
import type { State } from "../state";

/** What is set when nothing is filtered. */
export const NO_FILTERS = {
  withoutTypes: new Set<number>(),
  withoutRelations: new Set<number>(),
  withoutPlaceholders: false,
  onlyOrphans: false,
  tags: new Set<string>(),
  created: null,
} as const satisfies Partial<State>;

/** The filters on nodes, a bit each. */
export const FILTERS = { kinds: 1, orphans: 2, tags: 4, created: 8 } as const;

/** The nodes that pass all filters. */
export function findMatching(graph: Graph, state: State): Set<number> {
  const nodes = new Set<number>();
  rateNodes(graph, state).forEach((failed, i) => {
    if (failed === 0) nodes.add(i);
  });
  return nodes;
}

/** For each node the filters that it does not pass. */
export function rateNodes(graph: Graph, state: State): Uint8Array {
  return Uint8Array.from(graph.nodes, (node, i) => {
    let failed = hasKind(node, state) ? 0 : FILTERS.kinds;
    if (state.onlyOrphans && !graph.isOrphan(i)) failed |= FILTERS.orphans;
    if (state.tags.size > 0 && !node.tags?.some((tag) => state.tags.has(tag))) failed |= FILTERS.tags;
    if (state.created && !isWithin(node.created ?? "", state.created)) failed |= FILTERS.created;
    return failed;
  });
}

/** Whether anything is filtered. */
export function isFiltered(state: State): boolean {
  return state.withoutTypes.size > 0 || state.withoutRelations.size > 0 || state.tags.size > 0
    || state.withoutPlaceholders || state.onlyOrphans || state.created !== null;
}

function hasKind(node: Node, state: State): boolean {
  return node.placeholder ? !state.withoutPlaceholders : node.types.some((type) => !state.withoutTypes.has(type));
}

/** Whether a date is between two days; one that names a month or a year only is compared as far as it goes. */
export function isWithin(date: string, [from, to]: readonly [string, string]): boolean {
  const day = date.slice(0, 10);
  return day !== "" && day >= from.slice(0, day.length) && (to === "" || day <= to.slice(0, day.length));
}

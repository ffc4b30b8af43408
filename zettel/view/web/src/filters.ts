// The filters of the left panel: which nodes have a type and a tag that are wanted.

import type { Graph } from "./graph";
import type { State } from "./state";

/** The nodes that pass all filters. */
export function findMatching(graph: Graph, state: State): Set<number> {
  const nodes = new Set<number>();
  graph.nodes.forEach((node, i) => {
    const typed = node.placeholder
      ? !state.withoutPlaceholders
      : node.types.some((type) => !state.withoutTypes.has(type));
    const tagged = state.tags.size === 0 || (node.tags ?? []).some((tag) => state.tags.has(tag));
    if (typed && tagged) nodes.add(i);
  });
  return nodes;
}

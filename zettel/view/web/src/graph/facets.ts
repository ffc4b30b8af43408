// How many notes and links each filter would show, with all the other filters as they are; on a day
// those that are present then.

import { FILTERS, NO_FILTERS, rateNodes } from "./filters";
import type { Graph } from "./graph";
import { findTold } from "./present";
import type { State } from "../state";
import { CONDITIONS, type Visible, findVisible } from "./visible";

export interface Facets {
  types: Uint32Array; // notes of each type
  placeholders: number;
  orphans: number;
  tags: Map<string, number>;
  dates: string[]; // of the notes that have one
  relations: Uint32Array; // edges of each link type
}

/** Counts what the page shows; `within` are the nodes that conditions other than filters leave. */
export function countFacets(graph: Graph, state: State, visible: Visible, within: ReadonlySet<number>): Facets {
  const { data } = graph;
  const types = new Uint32Array(data.types.length);
  const tags = new Map<string, number>();
  const dates: string[] = [];
  let [placeholders, orphans] = [0, 0];
  const told = findTold(graph, state);
  rateNodes(graph, state).forEach((failed, i) => {
    if (!within.has(i) || told?.nodes.has(i) === false) return;
    const node = data.nodes[i]!;
    const passes = (filter: number): boolean => (failed & ~filter) === 0; // all others
    if (passes(FILTERS.kinds)) {
      if (node.placeholder) placeholders += 1;
      for (const type of node.types) types[type]! += 1;
    }
    if (passes(FILTERS.orphans) && graph.isOrphan(i)) orphans += 1;
    if (passes(FILTERS.tags)) for (const tag of node.tags ?? []) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (passes(FILTERS.created) && node.created) dates.push(node.created);
  });
  return { types, placeholders, orphans, tags, dates, relations: countRelations(graph, visible, told?.edges ?? null) };
}

function countRelations(graph: Graph, { nodes }: Visible, told: ReadonlySet<number> | null): Uint32Array {
  const counts = new Uint32Array(graph.data.relations.length);
  const shown = Uint8Array.from(graph.nodes, (_, i) => Number(nodes.has(i)));
  for (let i = 0; i < graph.size; i++) {
    if (told?.has(i) === false) continue;
    if (shown[graph.source[i]!] && shown[graph.target[i]!]) counts[graph.relation[i]!]! += 1;
  }
  return counts;
}

const OTHERS = CONDITIONS.filter((key) => !(key in NO_FILTERS));

/** Keeps the nodes that conditions other than filters leave, until one of those changes. */
export function createWithin(graph: Graph): (state: State) => ReadonlySet<number> {
  let last: State | null = null;
  let nodes: ReadonlySet<number> = new Set();
  return (state) => {
    if (!last || OTHERS.some((key) => last![key] !== state[key])) nodes = findVisible(graph, { ...state, ...NO_FILTERS }).nodes;
    last = state;
    return nodes;
  };
}

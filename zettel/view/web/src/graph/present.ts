// What is present on the day that is set: of what is shown, what a fact that holds then tells of.
// The map has the rest pale; lists have it after, marked, and no number counts it. Without a day all
// is present, and by the clock of the notes, too: what is not written yet is not shown at all.

import { type Holding, findHolding } from "../time/holding";
import { findClock } from "../time/later";
import type { State } from "../state";
import type { Graph } from "./graph";
import { NO_CONDITIONS, type Visible, findVisible } from "./visible";

type Moment = Pick<State, "day" | "clock">;

let last: { graph: Graph; day: string; clock: State["clock"]; told: Visible } | null = null;
const known = new WeakMap<Visible, Visible>(); // what is shown is another for each day

/** What the facts that hold on the day tell of, shown or not: notes, and the links between; null: the day makes nothing pale. */
export function findTold(graph: Graph, { day, clock }: Moment): Visible | null {
  if (!day || findClock(graph.data, clock) === "notes") return null;
  if (last?.graph !== graph || last.day !== day || last.clock !== clock) last = { graph, day, clock, told: findAround(graph, day) };
  return last.told;
}

/** Of what is shown on a day, what is present. */
export function findPresent(graph: Graph, moment: Moment, visible: Visible): Visible {
  const told = findTold(graph, moment);
  if (!told) return visible;
  const keep = (all: ReadonlySet<number>, some: ReadonlySet<number>): Set<number> => new Set([...some].filter((one) => all.has(one)));
  const found = known.get(visible) ?? { nodes: keep(visible.nodes, told.nodes), edges: keep(visible.edges, told.edges) };
  known.set(visible, found);
  return found;
}

/** How many notes are present on the day that is set, whatever is filtered. */
export function countPresent(graph: Graph, state: State): number {
  const { day, clock } = state;
  const { nodes } = findPresent(graph, state, findVisible(graph, { ...state, ...NO_CONDITIONS, day, clock }));
  return [...nodes].filter((node) => !graph.nodes[node]!.placeholder).length;
}

/** Puts what is present before the rest; each keeps its order. */
export function putFirst(items: readonly number[], present: ReadonlySet<number>): number[] {
  return [...items.filter((item) => present.has(item)), ...items.filter((item) => !present.has(item))];
}

function findAround(graph: Graph, day: string): Visible {
  const nodes = new Set<number>();
  const edges = new Set<number>();
  for (const { node, key, target } of listLinks(findHolding(graph.data.facts ?? [], day))) {
    nodes.add(node);
    if (target === undefined) continue;
    nodes.add(target);
    for (const edge of findEdges(graph, node, target, key)) edges.add(edge);
  }
  return { nodes, edges };
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

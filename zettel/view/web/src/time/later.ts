// Which notes are not there yet on a day. Time has two meanings, and the reader chooses: by the
// clock of the facts a note comes with the first thing that is told of it with a date, and one of
// which no date is told is always there; by that of the notes it comes when it was written. Mixing
// the two would have a note of 2023 on a meeting of 2016 missing at that meeting.

import type { Document } from "../data/document";
import type { Graph } from "../graph/graph";
import type { State } from "../state";
import { findDay } from "./days";
import { findFirst } from "./holding";

/** The clock that a page goes by: that which the reader chose, if the notes know its times. */
export function findClock(data: Document, clock: State["clock"]): State["clock"] {
  if (clock === "facts") return (data.facts ?? []).length > 0 ? "facts" : "notes";
  return data.nodes.some((node) => findDay(node.created ?? "")) ? "notes" : "facts";
}

/** Finds the nodes that come after the day that is set. */
export function* findLater(graph: Graph, { day, clock }: Pick<State, "day" | "clock">): Iterable<number> {
  if (!day) return;
  if (findClock(graph.data, clock) === "facts") yield* findUntold(graph, day);
  else yield* findUnwritten(graph, day);
}

function* findUntold(graph: Graph, day: string): Iterable<number> {
  const firsts = new Map<number, string>();
  for (const fact of graph.data.facts ?? []) {
    const [known, first] = [firsts.get(fact.node), findFirst(fact)];
    if (known === undefined || first < known) firsts.set(fact.node, first);
  }
  for (const [node, first] of firsts) if (first > day) yield node;
}

const written = new WeakMap<Graph, string[]>(); // the day of each node, read once

/** A placeholder is there once a note links to it. */
function* findUnwritten(graph: Graph, day: string): Iterable<number> {
  const days = written.get(graph) ?? graph.nodes.map((node) => findDay(node.created ?? ""));
  written.set(graph, days);
  const isWritten = (node: number): boolean => days[node]! <= day;
  for (const [node, { placeholder }] of graph.nodes.entries()) {
    const there = placeholder
      ? graph.incoming[node]!.some((edge) => isWritten(graph.source[edge]!))
      : isWritten(node);
    if (!there) yield node;
  }
}

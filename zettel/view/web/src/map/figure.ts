// What a map is of: nodes with places and names, edges between them. The notes are one figure, their
// communities another; whatever draws knows no difference.

import type { Graph } from "../graph/graph";
import type { Naming } from "./map";
import { findStroke } from "./strokes";
import { wrap } from "./wrap";

export interface Name {
  lines: string[];
  count: boolean; // the last line says how many notes there are
}

export interface Figure {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly stroke: Uint8Array; // by edge, a number of `STROKES`
  readonly weight: Float64Array | null; // by edge, what its width grows with
  readonly isDirected: boolean;
  readonly isBubbles: boolean; // names stand inside, links are no less than their ends
  isHollow(node: number): boolean;
  /** A node's name, in one or more ways, the longest first; `room` is its width on screen. */
  listNames(node: number, room: number): Name[];
  nameEdge(edge: number): string;
}

/** The notes, where Python has put them. */
export function buildNotes(graph: Graph, naming: Naming): Figure {
  const { nodes, relations } = graph.data;
  const names: Name[][] = []; // as far as they were asked for
  return {
    x: Float64Array.from(nodes, (node) => node.x),
    y: Float64Array.from(nodes, (node) => node.y),
    source: graph.source,
    target: graph.target,
    stroke: Uint8Array.from(graph.relation, (relation) => findStroke(relations, relation)),
    weight: null,
    isDirected: true,
    isBubbles: false,
    isHollow: (node) => nodes[node]!.placeholder === true,
    listNames: (node) => (names[node] ??= [{ lines: wrap(naming.title(node)), count: false }]),
    nameEdge: (edge) => naming.relation(graph.relation[edge]!),
  };
}

// Questions about the document's nodes and edges: who links to whom.

import type { Document, Node } from "../data/document";
import type { Visible } from "./visible";

export class Graph {
  readonly nodes: Node[];
  readonly source: Int32Array; // of each edge
  readonly target: Int32Array;
  readonly relation: Int32Array;
  readonly size: number; // edges
  readonly outgoing: number[][]; // edges of each node
  readonly incoming: number[][];
  private readonly numbers: Map<string, number>;

  constructor(readonly data: Document) {
    this.nodes = data.nodes;
    this.source = Int32Array.from(data.edges.source);
    this.target = Int32Array.from(data.edges.target);
    this.relation = Int32Array.from(data.edges.relation);
    this.size = this.source.length;
    this.outgoing = data.nodes.map(() => []);
    this.incoming = data.nodes.map(() => []);
    for (let i = 0; i < this.size; i++) {
      this.outgoing[this.source[i]!]!.push(i);
      this.incoming[this.target[i]!]!.push(i);
    }
    this.numbers = new Map(data.nodes.map((node, i) => [node.id, i]));
  }

  /** The node of that id, or null. */
  find(id: string): number | null {
    return this.numbers.get(id) ?? null;
  }

  /** How many notes there are, and how many links between them, those to themselves and to missing ones too. */
  count(): [notes: number, links: number] {
    const links = this.data.relations.reduce((sum, relation) => sum + relation.count, 0);
    return [this.nodes.filter((node) => !node.placeholder).length, links];
  }

  /** The node and all that it is linked with over visible edges. */
  findNeighbours(node: number, visible: Visible): Set<number> {
    const found = new Set([node]);
    for (const i of this.outgoing[node]!) if (visible.edges.has(i)) found.add(this.target[i]!);
    for (const i of this.incoming[node]!) if (visible.edges.has(i)) found.add(this.source[i]!);
    return found;
  }

  /** Whether a note stands alone: no link joins it to another note. */
  isOrphan(node: number): boolean {
    if (this.nodes[node]!.placeholder) return false;
    const isNote = (other: number): boolean => !this.nodes[other]!.placeholder;
    return !this.outgoing[node]!.some((i) => isNote(this.target[i]!)) && !this.incoming[node]!.some((i) => isNote(this.source[i]!));
  }

  /** The notes with most links; where none has any, no note. */
  findHubs(count: number): number[] {
    const notes = this.nodes.map((_, i) => i).filter((i) => !this.nodes[i]!.placeholder && this.nodes[i]!.degree > 0);
    notes.sort((a, b) => this.nodes[b]!.degree - this.nodes[a]!.degree || a - b);
    return notes.slice(0, count);
  }
}

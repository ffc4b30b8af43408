// Questions about the document's nodes and edges: who links to whom, what the filters leave.

import type { Document } from "./document";
import type { State } from "./state";

export interface Visible {
  nodes: ReadonlySet<number>;
  edges: ReadonlySet<number>;
}

export class Graph {
  readonly outgoing: number[][];
  readonly incoming: number[][];

  constructor(readonly data: Document) {
    this.outgoing = data.nodes.map(() => []);
    this.incoming = data.nodes.map(() => []);
    data.edges.forEach((edge, i) => {
      this.outgoing[edge.source]!.push(i);
      this.incoming[edge.target]!.push(i);
    });
  }

  /** How many notes there are, and how many links between them, those to themselves and to missing ones too. */
  count(): [notes: number, links: number] {
    const { nodes, relations } = this.data;
    const links = relations.reduce((sum, relation) => sum + relation.count, 0);
    return [nodes.filter((node) => !node.placeholder).length, links];
  }

  /** The node and all that it is linked with over visible edges. */
  findNeighbours(node: number, visible: Visible): Set<number> {
    const found = new Set([node]);
    for (const i of this.outgoing[node]!) {
      if (visible.edges.has(i)) found.add(this.data.edges[i]!.target);
    }
    for (const i of this.incoming[node]!) {
      if (visible.edges.has(i)) found.add(this.data.edges[i]!.source);
    }
    return found;
  }

  /** What the filters leave: an edge needs both its ends. */
  findVisible(state: State): Visible {
    const nodes = new Set<number>();
    this.data.nodes.forEach((node, i) => {
      const typed = node.placeholder
        ? !state.withoutPlaceholders
        : node.types.some((type) => !state.withoutTypes.has(type));
      const tagged = state.tags.size === 0 || (node.tags ?? []).some((tag) => state.tags.has(tag));
      if (typed && tagged) nodes.add(i);
    });
    const edges = new Set<number>();
    this.data.edges.forEach((edge, i) => {
      if (state.withoutRelations.has(edge.relation)) return;
      if (nodes.has(edge.source) && nodes.has(edge.target)) edges.add(i);
    });
    return { nodes, edges };
  }

  /** The nodes with most links, notes only. */
  findHubs(count: number): number[] {
    const notes = this.data.nodes.map((_, i) => i).filter((i) => !this.data.nodes[i]!.placeholder);
    notes.sort((a, b) => this.data.nodes[b]!.degree - this.data.nodes[a]!.degree || a - b);
    return notes.slice(0, count);
  }
}

// What the map shows, as rows for files: notes, and the links between them.

import type { Graph } from "../graph/graph";
import type { Visible } from "../graph/visible";

export interface NoteRow {
  id: string;
  kind: "note" | "placeholder";
  title: string;
  types: string[];
  tags: string[];
  aliases: string[];
  created: string;
  degree: number;
  rank: number; // part of the whole, as `zettel stats` has it
}

export interface LinkRow {
  source: string;
  target: string;
  relation: string; // "" for a plain link
}

export interface Subgraph {
  title: string;
  notes: NoteRow[];
  links: LinkRow[];
}

/** The notes and links that are shown, in the order of the document. */
export function findSubgraph(graph: Graph, visible: Visible): Subgraph {
  const nodes = [...visible.nodes].sort((a, b) => a - b);
  const edges = [...visible.edges].sort((a, b) => a - b);
  return {
    title: graph.data.title,
    notes: nodes.map((node) => toNoteRow(graph, node)),
    links: edges.map((edge) => ({
      source: graph.nodes[graph.source[edge]!]!.id,
      target: graph.nodes[graph.target[edge]!]!.id,
      relation: graph.data.relations[graph.relation[edge]!]!.name,
    })),
  };
}

function toNoteRow(graph: Graph, index: number): NoteRow {
  const node = graph.nodes[index]!;
  const { id, title, tags = [], aliases = [], created = "", degree, rank = 0 } = node;
  const kind = node.placeholder ? "placeholder" : "note";
  const types = node.types.map((type) => graph.data.types[type]!.name).filter(Boolean);
  return { id, kind, title, types, tags, aliases, created, degree, rank: rank / 1_000_000 };
}

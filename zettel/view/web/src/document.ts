// The shape of the page's data, version 1; zettel/view/shape.py says the same on the other side.
// A field that may be missing holds the default written beside it.

export type Labels = Record<string, string>; // by language

/** A sentence that links; `start` and `end` count characters (code points), -1: unknown. */
export interface Mention {
  text: string;
  start?: number; // -1
  end?: number; // -1
}

/** A note type or link type; the name "" stands for "none". */
export interface Term {
  name: string;
  count: number;
  labels?: Labels; // {}
}

export interface Value {
  text: string;
  node?: number; // -1
  anchor?: string; // "", id of a place inside that node's body
  fields?: Field[]; // []
  url?: string; // "", where it leads outside the vault
  parts?: Value[]; // [], words and links in turn
}

export interface Field {
  key: string;
  values: Value[];
}

/** A note, or a placeholder for one that is linked to and not written yet. */
export interface Node {
  id: string;
  title: string;
  x: number;
  y: number;
  degree: number;
  types: number[];
  placeholder?: boolean; // false
  aliases?: string[]; // []
  tags?: string[]; // []
  created?: string; // ""
  properties?: Field[]; // []
}

/** All links of one type from one node to another; numbers are indexes into the lists. */
export interface Edge {
  source: number;
  target: number;
  relation: number;
  kind: string;
  mentions?: Mention[]; // []
}

export interface Document {
  version: number;
  title: string;
  language: string;
  types: Term[];
  relations: Term[];
  keys: Record<string, Labels>;
  nodes: Node[];
  edges: Edge[];
}

/** Reads the page's data element. */
export function readDocument(): Document {
  return JSON.parse(document.getElementById("document")?.textContent ?? "null") as Document;
}

// The shape of the page's data, version 2: written from zettel/view/shape.py, not by hand.
// A field that may be missing holds the default written beside it.

export const VERSION = 2;

export type Labels = Record<string, string>; // by language

/** A sentence that links, with the place of the link in it (in characters, -1: unknown). */
export interface Mention {
  text: string;
  start?: number; // -1
  end?: number; // -1
  more?: number[]; // [], the places of further links in it: start and end in turn
}

/** A note type or link type: its name as written, its labels by language, how often it occurs. */
export interface Term {
  name: string;
  count: number;
  labels?: Labels; // {}
}

/** A property's value: text, perhaps leading somewhere or in parts that do, or a record. */
export interface Value {
  text: string;
  node?: number; // -1
  anchor?: string; // "", id of a place inside that node's body
  fields?: Field[]; // []
  url?: string; // "", where it leads outside the vault
  parts?: Value[]; // [], words and links in turn, where links stand among words
}

/** A property of a note: its key as written and its values; of a record, what it is to it. */
export interface Field {
  key: string;
  values: Value[];
  days?: string[]; // [], of a date, the first day that each value may mean, "" for none
  source?: boolean; // false, where the rest is told
}

/** A note, or a placeholder for one that is linked to and not written yet. */
export interface Node {
  id: string;
  title: string;
  x: number;
  y: number;
  degree: number;
  types: number[];
  rank?: number; // 0, PageRank, in millionths of the whole
  community?: number; // -1, index, -1: in none
  placeholder?: boolean; // false
  aliases?: string[]; // []
  tags?: string[]; // []
  created?: string; // "", as ISO: a moment, day, month or year, by which the page orders and filters
  written?: string; // "", the same as its author has it, where ISO cannot say it: "summer 2014"
  image?: number; // -1, by which the map shows it, a number among the page's images
  iri?: string; // "", of what the note is about, where it gives one of its own
}

/** All edges, column by column: two nodes and a link type, each an index into its list. */
export interface Edges {
  source: number[];
  target: number[];
  relation: number[];
}

/** When something begins, ends or is shown: the days between which it lies, and as written. */
export interface When {
  earliest?: string; // ""
  latest?: string; // ""
  text?: string; // ""
  derived?: boolean; // false, worked out, not told
}

/** Something that a note says with a date: what it is told of, what it tells, since when. */
export interface Fact {
  node: number;
  key: string;
  about?: Field[]; // [], what leads to notes, and a few words
  start?: When;
  end?: When;
  point?: When; // a date that is neither: when it happened, or a source shows it
  status?: string[]; // [], terms, such as "announced"
  sources?: Value[]; // [], passages
}

/** Notes that link among themselves more than with others; how many, the most central first. */
export interface Community {
  count: number;
  hubs: number[];
}

/** The sentences in which an edge was written. */
export interface Mentions {
  edge: number;
  sentences: Mention[];
}

/** What is read of a node: its text as HTML, its properties, the sentences that link to it. */
export interface Detail {
  body?: string; // ""
  properties?: Field[]; // []
  mentions?: Mentions[]; // []
}

/** A named view: the part of its address after `#`, and whether the page opens with it. */
export interface View {
  name: string;
  address: string;
  default?: boolean; // false
}

/** Everything that the page knows from the start. */
export interface Document {
  version: number;
  title: string;
  language: string;
  base: string; // IRI below which the notes have theirs
  texts: boolean; // whether the page has the notes' texts
  types: Term[];
  relations: Term[];
  keys: Record<string, Labels>;
  nodes: Node[];
  edges: Edges;
  communities: Community[];
  views: View[];
  facts?: Fact[]; // []
  pages?: string; // "", where a note has a page of its own, seen from here, with {} for its id
}

/** A named query: what it is called, what it asks, and its SPARQL. */
export interface Query {
  name: string;
  titles: Labels; // "": in which language is not known
  text: string;
  description?: string; // ""
}

/** A class or property that a query may name, written as a query would. */
export interface GraphTerm {
  name: string;
  kind: string; // "class" or "property"
  labels?: Labels; // {}
}

/** What the SPARQL console knows beside the graph. */
export interface Console {
  prefixes: Labels;
  queries: Query[];
  terms: GraphTerm[]; // the most used first
}

/** Where a page that a server keeps asks for what it does not carry, relative to the page. */
export interface Served {
  state: string; // of the notes that the page was made from
  details: string; // and a slash and a node: its Detail; and ?first= and a node: Details from there
  images: string; // and a slash and a number: that image
  turtle: string; // takes a list of nodes as JSON, and answers what they say as Turtle
  console: string; // its Console
  sparql: string; // a SPARQL 1.1 endpoint
  events: string; // tells of each new state (server-sent events)
}

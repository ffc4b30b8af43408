// Which notes an answer speaks of: by their IRIs, as zettel/rdf/names.py makes them, or by name.

import type { Document } from "../data/document";
import type { Term } from "./terms";
import { isWord } from "./answer";

/** A place that a term names: a node of the map, and perhaps something inside its note. */
export interface Place {
  node: number;
  fragment: string; // "it": what the note is about, "": the note itself
}

export class Naming {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly topics = new Map<string, number>(); // by the IRI that a note gives to its thing
  private readonly titles = new Map<string, number>(); // -1: several have it

  constructor(data: Document, private readonly base: string) {
    this.ids = new Map(data.nodes.map((node, i) => [node.id, i]));
    data.nodes.forEach(({ iri }, i) => iri && this.topics.set(iri, i));
    data.nodes.forEach(({ title }, i) => this.titles.set(title, this.titles.has(title) ? -1 : i));
  }

  /** Finds what a term names: the IRI of a note, of its thing or of a part of it; an identifier or title. */
  find(term: Term | null): Place | null {
    if (term?.type === "uri") return this.findIri(term.value);
    const node = term && isWord(term) ? this.findWord(term.value) : null;
    return node === null ? null : { node, fragment: "it" };
  }

  /** The nodes that IRIs and words name, each once. */
  findNodes(iris: readonly string[], words: readonly string[]): Set<number> {
    const found = [...iris.map((iri) => this.findIri(iri)?.node ?? null), ...words.map((word) => this.findWord(word))];
    return new Set(found.filter((node) => node !== null));
  }

  private findWord(word: string): number | null {
    const node = this.ids.get(word) ?? this.titles.get(word) ?? -1;
    return node < 0 ? null : node;
  }

  private findIri(iri: string): Place | null {
    const topic = this.topics.get(iri);
    if (topic !== undefined) return { node: topic, fragment: "it" };
    if (!iri.startsWith(this.base)) return null;
    const [path, fragment = ""] = iri.slice(this.base.length).split("#", 2) as [string, string?];
    const [kind, rest] = [path.slice(0, path.indexOf("/")), path.slice(path.indexOf("/") + 1)];
    const id = kind === "note" ? decode(rest) : kind === "missing" ? `missing:${decode(rest)}` : "";
    const node = this.ids.get(id);
    return node === undefined ? null : { node, fragment };
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

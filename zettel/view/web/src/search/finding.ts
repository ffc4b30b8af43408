// What the query finds now: names at once, texts a moment later and more of them while they are read.

import { readDetail, readParts } from "../data/details";
import type { Graph } from "../graph/graph";
import type { Store } from "../state";
import { type Hit, createNames, createSearch, spell } from "./names";
import { createSuggestion } from "./near";
import { listLines } from "./plain";
import { parseQuery } from "./query";
import { type Found, findSentence } from "./sentence";
import { type Progress, Texts } from "./texts";

const REST = 50; // ms without a letter before the texts are searched

export class Finding {
  names: Hit[] = [];
  texts: number[] = []; // nodes whose text has the words, those found by their names left out
  readonly search;
  private readonly all: Texts;
  private readonly suggestion;
  private readonly listeners: (() => void)[] = [];
  private timer = 0;
  private asked = ""; // the query that was last looked for

  constructor(
    private readonly graph: Graph,
    private readonly store: Store,
  ) {
    const { data } = graph;
    const names = createNames(data);
    let joined: string[] | null = null;
    const join = (): string[] => (joined ??= names().map((known) => known.map(spell).join("\n")));
    this.search = createSearch(data, names);
    this.suggestion = createSuggestion(join, (query) => this.search(query).length > 0);
    this.all = new Texts(data.nodes.length, join, readParts, () => this.findTexts());
  }

  get progress(): Progress & { hasBodies: boolean } {
    return { ...this.all.progress, hasBodies: this.all.hasBodies };
  }

  get nodes(): Set<number> {
    return new Set([...this.names.map((hit) => hit.node), ...this.texts]);
  }

  /** Begins to read the texts: the reader is about to search. */
  prepare(): void {
    void this.all.read();
  }

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Looks for the query: by names now, in the texts when the reader pauses. */
  update(): void {
    const { query } = this.store.state;
    if (query.trim() === this.asked) return;
    this.asked = query.trim();
    this.names = this.search(this.asked);
    this.texts = [];
    window.clearTimeout(this.timer);
    if (this.asked) {
      this.prepare();
      this.timer = window.setTimeout(() => this.findTexts(), REST);
    }
    this.tell();
  }

  /** A query near this one that finds something, or "". */
  suggest(): string {
    return this.suggestion(this.asked);
  }

  /** The sentence of a note that has the words. */
  async readSentence(node: number): Promise<Found | null> {
    const words = parseQuery(this.asked);
    return findSentence(listLines(await readDetail(node)), words, this.store.state.language);
  }

  private findTexts(): void {
    const known = new Set(this.names.map((hit) => hit.node));
    const found = this.all.find(parseQuery(this.asked), (node) => this.graph.nodes[node]!.degree);
    this.texts = found.filter((node) => !known.has(node));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

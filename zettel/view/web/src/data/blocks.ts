// Texts of the nodes in blocks of the page, each inflated when a node of it is read.

import { inflate } from "./inflate";

/** A block's texts, and the number of the node that the first of them is of. */
export interface Part {
  first: number;
  texts: string[];
}

export class Blocks {
  private readonly scripts: HTMLScriptElement[];
  private readonly firsts: number[]; // NaN: a block that is not of nodes
  private last: { block: number; texts: string[] } | null = null; // neighbours are often read in a row

  /** All blocks that the page has of a kind. */
  constructor(kind: string) {
    this.scripts = [...document.querySelectorAll<HTMLScriptElement>(`script[data-${kind}]`)];
    this.firsts = this.scripts.map((script) => Number(script.dataset[kind]));
  }

  get length(): number {
    return this.scripts.length;
  }

  /** All blocks in order, as they stand in the page: texts in a row with NULs between them. */
  list(): string[] {
    return this.scripts.map((script) => script.text);
  }

  /** Reads the texts of the first block. */
  async readHead(): Promise<string[]> {
    const head = this.scripts[0];
    return head ? this.split(head) : [];
  }

  /** Reads the texts of the last block. */
  async readTail(): Promise<string[]> {
    const tail = this.scripts.at(-1);
    return tail ? this.split(tail) : [];
  }

  /** Reads the text of a node; undefined where there is none. */
  async read(node: number): Promise<string | undefined> {
    const block = this.firsts.findLastIndex((first) => first <= node);
    if (block < 0) return undefined;
    if (this.last?.block !== block) this.last = { block, texts: await this.split(this.scripts[block]!) };
    return this.last.texts[node - this.firsts[block]!];
  }

  /** Reads the texts of all nodes in order, or of those blocks alone that have one of `nodes`. */
  async *readParts(nodes?: ReadonlySet<number>): AsyncGenerator<Part> {
    for (const [i, first] of this.firsts.entries()) {
      const end = this.firsts[i + 1] || Number.POSITIVE_INFINITY; // NaN: no node stands there
      if (Number.isNaN(first) || (nodes && ![...nodes].some((node) => node >= first && node < end))) continue;
      yield { first, texts: await this.split(this.scripts[i]!) };
    }
  }

  private async split(script: HTMLScriptElement): Promise<string[]> {
    return (await inflate(script.text)).split("\0");
  }
}

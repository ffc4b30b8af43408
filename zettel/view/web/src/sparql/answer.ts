// What a query answered: kept whole in the worker, shown in part, written out whole.

import type { Form } from "./refusals";
import { type Row, type Term, isNumber, readTriples, writeTerm } from "./terms";

/** The order of the rows: by a column, or as they came (null). */
export type Order = { column: number; down: boolean } | null;

/** The words by which a reader sees IRIs. */
export type Names = ReadonlyMap<string, string>;

/** What is shown of an answer. */
export interface Shown {
  kind: "rows" | "triples" | "verdict";
  columns: readonly string[];
  numeric: readonly boolean[]; // which columns hold numbers only
  total: number;
  rows: readonly Row[];
  verdict: boolean;
}

export type Format = "csv" | "json" | "ntriples";

interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term>[] };
}

export class Answer {
  private readonly kind: Shown["kind"];
  private readonly columns: readonly string[];
  private readonly rows: readonly Row[];
  private readonly verdict: boolean;

  /** Takes what the engine wrote: JSON results, or N-Triples of a CONSTRUCT or DESCRIBE. */
  constructor(form: Form, private readonly text: string) {
    const isGraph = form === "CONSTRUCT" || form === "DESCRIBE";
    const { head, boolean, results } = isGraph ? readGraph(text) : (JSON.parse(text) as Results);
    this.kind = isGraph ? "triples" : boolean === undefined ? "rows" : "verdict";
    this.verdict = boolean ?? false;
    this.columns = head.vars ?? [];
    this.rows = results ? results.bindings.map((binding) => this.columns.map((name) => binding[name] ?? null)) : [];
  }

  /** The first rows in an order; numbers are ordered as numbers, words and the names of IRIs as the language has them. */
  show(count: number, order: Order = null, language = "en", names: Names = new Map()): Shown {
    const numeric = this.columns.map((_, i) => this.rows.every((row) => row[i] === null || isNumber(row[i]!)));
    const rows = order === null ? this.rows : this.sort(order, language, names);
    const { kind, columns, verdict } = this;
    return { kind, columns, numeric, total: this.rows.length, rows: rows.slice(0, count), verdict };
  }

  /** All IRIs of the answer, and all its words: what it may name notes by. */
  findNames(): { iris: string[]; words: string[] } {
    const iris = new Set<string>();
    const words = new Set<string>();
    for (const row of this.rows) {
      for (const term of row) {
        if (term?.type === "uri") iris.add(term.value);
        else if (term && isWord(term)) words.add(term.value);
      }
    }
    return { iris: [...iris], words: [...words] };
  }

  /** The whole answer as a file: SPARQL 1.1's CSV or JSON, or N-Triples. */
  write(format: Format): string {
    if (format === "json") return `${this.text.trimEnd()}\n`;
    if (format !== "csv") return this.text;
    const lines = [this.columns, ...this.rows.map((row) => row.map(toPlain))];
    return lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
  }

  private sort({ column, down }: NonNullable<Order>, language: string, names: Names): Row[] {
    const words = new Intl.Collator(language, { numeric: true });
    const name = (term: Term): string => (term.type === "uri" ? names.get(term.value) : undefined) ?? toPlain(term);
    const compare = (a: Term | null, b: Term | null): number => {
      if (a === null || b === null) return Number(b === null) - Number(a === null);
      const both = isNumber(a) && isNumber(b);
      return both ? Number(a.value) - Number(b.value) : words.compare(name(a), name(b));
    };
    return [...this.rows].sort((a, b) => compare(a[column]!, b[column]!) * (down ? -1 : 1));
  }
}

/** Says whether a term is words, not a date or a number. */
export function isWord(term: Term): boolean {
  return term.type === "literal" && !term.datatype;
}

function readGraph(text: string): Results {
  const vars = ["subject", "predicate", "object"];
  const bindings = readTriples(text).map((row) => Object.fromEntries(row.map((term, i) => [vars[i], term!])));
  return { head: { vars }, results: { bindings } };
}

function toPlain(term: Term | null): string {
  if (term === null) return "";
  if (term.type === "triple") return writeTerm(term, (iri) => `<${iri}>`);
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

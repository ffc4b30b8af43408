// Tables as CSV (RFC 4180, UTF-8); several values stand apart by `; `, as in `zettel export --to csv`.

import type { Subgraph } from "./subgraph";

type Cell = string | number | readonly string[];

const NOTES = ["id", "title", "kind", "types", "tags", "aliases", "created", "degree", "rank"] as const;
const LINKS = ["source", "target", "relation"] as const;

export function writeNotes({ notes }: Subgraph): string {
  return writeTable(NOTES, notes.map((note) => NOTES.map((column) => note[column])));
}

export function writeLinks({ links }: Subgraph): string {
  return writeTable(LINKS, links.map((link) => LINKS.map((column) => link[column])));
}

function writeTable(columns: readonly string[], rows: readonly Cell[][]): string {
  return [columns, ...rows].map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

function quote(cell: Cell): string {
  const text = typeof cell === "object" ? cell.join("; ") : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

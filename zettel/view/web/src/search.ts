// Which notes a query finds: titles, aliases and tags, the best first.

import type { Document } from "./document";
import { fold } from "./fold";

export interface Hit {
  node: number;
  by: string; // the alias or tag that was found, "" for the title
}

export type Search = (query: string) => Hit[];

interface Entry {
  node: number;
  by: string;
  folded: string;
}

/** Prepares the search: everything is folded once, when first asked. */
export function createSearch(data: Document): Search {
  let entries: Entry[] | null = null;
  return (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    entries ??= listEntries(data);
    const best = new Map<number, Hit & { score: number }>();
    for (const entry of entries) {
      const score = rate(entry, words);
      const known = best.get(entry.node);
      if (score > 0 && (!known || known.score < score)) {
        best.set(entry.node, { node: entry.node, by: entry.by, score });
      }
    }
    const degree = (hit: Hit): number => data.nodes[hit.node]!.degree;
    return [...best.values()].sort((a, b) => b.score - a.score || degree(b) - degree(a));
  };
}

function listEntries(data: Document): Entry[] {
  return data.nodes.flatMap((node, i) => [
    { node: i, by: "", folded: fold(node.title) },
    ...(node.aliases ?? []).map((by) => ({ node: i, by, folded: fold(by) })),
    ...(node.tags ?? []).map((tag) => ({ node: i, by: `#${tag}`, folded: fold(tag) })),
  ]);
}

/** Rates an entry: all words must be in it; whole, at its beginning, at a word's beginning. */
function rate(entry: Entry, words: string[]): number {
  let score = 0;
  for (const word of words) {
    const at = entry.folded.indexOf(word);
    if (at < 0) return 0;
    const begins = at === 0 || /[^\p{L}\p{N}]/u.test(entry.folded[at - 1]!);
    score += at === 0 ? 4 : begins ? 3 : 1;
  }
  if (entry.folded === words.join(" ")) score += 4;
  return entry.by.startsWith("#") ? score / 4 : entry.by ? score - 0.5 : score;
}

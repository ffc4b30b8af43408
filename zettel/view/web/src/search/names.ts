// Which notes a query finds by their titles, aliases and tags, the best first; `#` before a word asks
// for a tag, where no title has it written so.

import type { Document } from "../data/document";
import { fold } from "../text/fold";
import { findWord, parseQuery, startsWord } from "./query";

export interface Hit {
  node: number;
  by: string; // the alias or tag that was found, "" for the title
}

export type Search = (query: string) => Hit[];

interface Name {
  by: string;
  folded: string; // a tag without its sign
}

const SPREAD = 0.5; // what is left of a score when the words stand in several names

/** Prepares the search: everything is folded once, when first asked. */
export function createSearch(data: Document, names = createNames(data)): Search {
  return (query) => {
    const words = parseQuery(query);
    if (words.length === 0) return [];
    const found: (Hit & { score: number })[] = [];
    names().forEach((known, node) => {
      const best = rateTogether(known, words) ?? rateSpread(known, words);
      if (best) found.push({ node, ...best });
    });
    const degree = (hit: Hit): number => data.nodes[hit.node]!.degree;
    found.sort((a, b) => b.score - a.score || degree(b) - degree(a));
    return found.map(({ node, by }) => ({ node, by }));
  };
}

/** All names of each node, folded: its title, its aliases, its tags; listed once, when first asked. */
export function createNames(data: Document): () => Name[][] {
  let names: Name[][] | null = null;
  const list = (): Name[][] => data.nodes.map((node) => [
    { by: "", folded: fold(node.title) },
    ...(node.aliases ?? []).map((by) => ({ by, folded: fold(by) })),
    ...(node.tags ?? []).map((tag) => ({ by: `#${tag}`, folded: fold(tag) })),
  ]);
  return () => (names ??= list());
}

/** A name as a query may have it: a tag with its sign, which it is found without, too. */
export function spell({ by, folded }: Name): string {
  return by.startsWith("#") ? `#${folded}` : folded;
}

/** The best of the names that have all the words. */
function rateTogether(names: Name[], words: string[]): { by: string; score: number } | null {
  let best: { by: string; score: number } | null = null;
  for (const name of names) {
    const { by, folded } = name;
    let score = 0;
    for (const word of words) {
      const part = rate(name, word);
      score = part > 0 && score >= 0 ? score + part : -1;
    }
    if (score <= 0) continue;
    if ([folded, spell(name)].includes(words.join(" "))) score += 4;
    score = weigh(by, score);
    if (!best || best.score < score) best = { by, score };
  }
  return best;
}

/** Words that stand in several names of one note, such as its title and a tag. */
function rateSpread(names: Name[], words: string[]): { by: string; score: number } | null {
  if (words.length < 2 || names.length < 2) return null;
  let [by, score] = ["", 0];
  for (const word of words) {
    let best = { by: "", score: 0 };
    for (const name of names) {
      const part = weigh(name.by, rate(name, word));
      if (part > best.score) best = { by: name.by, score: part };
    }
    if (best.score === 0) return null;
    by ||= best.by;
    score += best.score * SPREAD;
  }
  return { by, score };
}

/** Rates a word in a name: at its beginning, at a word's beginning, inside. */
function rate({ by, folded }: Name, word: string): number {
  const isTag = by.startsWith("#") && word.startsWith("#");
  const at = findWord(folded, isTag ? word.slice(1) : word);
  if (at < 0) return 0;
  return at === 0 ? 4 : startsWord(folded, at) ? 3 : 1;
}

function weigh(by: string, score: number): number {
  if (score === 0 || by === "") return score;
  return by.startsWith("#") ? score / 4 : score - 0.5;
}

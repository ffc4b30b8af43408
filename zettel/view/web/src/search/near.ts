// What a query that finds nothing may have meant: the nearest words that names of notes have.

import { parseQuery } from "./query";

/** Prepares suggestions from folded names; `isFound` says whether a query finds something. */
export function createSuggestion(names: () => Iterable<string>, isFound: (query: string) => boolean): (query: string) => string {
  let counts: Map<string, number> | null = null;
  return (query) => {
    counts ??= countWords(names());
    const words = parseQuery(query).flatMap((part) => part.split(" "));
    const known = counts;
    const meant = words.map((word) => (isKnown(known, word) ? word : findNearest(known, word)));
    const suggestion = meant.join(" ");
    if (meant.some((word) => word === "") || suggestion === words.join(" ")) return "";
    return isFound(suggestion) ? suggestion : "";
  };
}

function countWords(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const [word] of name.matchAll(/[\p{L}\p{N}]{2,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** A word is known if a name has one that begins with it. */
function isKnown(counts: Map<string, number>, word: string): boolean {
  if (counts.has(word)) return true;
  for (const known of counts.keys()) if (known.startsWith(word)) return true;
  return false;
}

/** The word that is the fewest slips away, the most frequent of those; "" if none is near. */
function findNearest(counts: Map<string, number>, word: string): string {
  const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  let [best, slips, times] = ["", most + 1, 0];
  for (const [known, count] of counts) {
    if (Math.abs(known.length - word.length) > most) continue;
    const between = countSlips(word, known, most);
    if (between < slips || (between === slips && between <= most && count > times)) [best, slips, times] = [known, between, count];
  }
  return best;
}

/**
 * How many letters must be put in, left out, replaced or swapped with the next to make one word of
 * the other (the "optimal string alignment" distance); `most` + 1 if more than `most`.
 */
export function countSlips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return Math.min(above[b.length]!, most + 1);
}

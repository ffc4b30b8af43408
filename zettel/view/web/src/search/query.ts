// A query as it is compared: folded words, all of which must be found; «in quotes» is one word.

import { fold } from "../text/fold";

const PART = /["“„«]\s*([^"”“»]+?)\s*["”“»]|(\S+)/g;
const QUOTES = /^["“„«]+|["”»]+$/g;
const LETTER = /[\p{L}\p{N}]/u;
const SHORT = /^[a-z0-9]{1,2}$/; // inside words these are everywhere

/** Cuts a query into folded words and phrases. */
export function parseQuery(query: string): string[] {
  const parts = [...query.matchAll(PART)].map(([, phrase, word]) => phrase ?? word!.replace(QUOTES, ""));
  return parts.map((part) => fold(part).replace(/\s+/g, " ").trim()).filter(Boolean);
}

/** Whether a word starts at that place of a text. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !LETTER.test(text[at - 1]!);
}

/** Where a folded word stands in a folded text from some place on, or -1; short ones count only where words start. */
export function findWord(text: string, word: string, from = 0): number {
  let at = text.indexOf(word, from);
  if (!SHORT.test(word)) return at;
  while (at >= 0 && !startsWord(text, at)) at = text.indexOf(word, at + 1);
  return at;
}

// The sentence of a text in which words were found, with the places of the words in it.

import { fold } from "../text/fold";
import { findWord } from "./query";

/** A sentence, and from where to where in it the found words are. */
export interface Found {
  text: string;
  marks: [start: number, end: number][];
}

const LONGEST = 220;
const BEFORE = 70; // characters that stay before the first word when a sentence is cut

/** Folds a text and says for each place of the folded text where it is in the text. */
export function foldPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const part = letter < "\x80" ? letter.toLowerCase() : fold(letter);
    folded += part;
    for (let i = 0; i < part.length; i++) places.push(at);
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}

/** Finds all places of folded words in a text, in order, none over another. */
export function findMarks(text: string, words: string[]): [number, number][] {
  const { folded, places } = foldPlaces(text);
  const found: [number, number][] = [];
  for (const word of words) {
    for (let at = findWord(folded, word); at >= 0; at = findWord(folded, word, at + word.length)) {
      found.push([places[at]!, places[at + word.length]!]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let done = 0;
  return found.filter(([start, end]) => start >= done && (done = end));
}

/** Finds the first of the sentences that have most of the words; null if none has any. */
export function findSentence(lines: string, words: string[], language: string): Found | null {
  let [best, most] = ["", 0];
  for (const line of lines.split("\n")) {
    if (count(fold(line), words) <= most) continue;
    for (const { segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(line)) {
      const has = count(fold(segment), words);
      if (has > most) [best, most] = [segment.trim(), has];
    }
    if (most === words.length) break;
  }
  if (most === 0) return null;
  return cut({ text: best, marks: findMarks(best, words) });
}

function count(folded: string, words: string[]): number {
  return words.filter((word) => findWord(folded, word) >= 0).length;
}

/** Cuts a long sentence between words, around the first that was found. */
function cut({ text, marks }: Found): Found {
  const first = marks[0]?.[0] ?? 0;
  if (text.length <= LONGEST) return { text, marks };
  const from = first <= BEFORE ? 0 : text.indexOf(" ", first - BEFORE) + 1;
  const limit = text.lastIndexOf(" ", from + LONGEST);
  const to = text.length - from <= LONGEST ? text.length : Math.max(limit, marks[0]![1]);
  const head = from > 0 && from <= first ? "… " : "";
  const start = head ? from : 0;
  const shift = head.length - start;
  const kept = marks.filter(([, end]) => end <= to).map(([a, b]): [number, number] => [a + shift, b + shift]);
  return { text: head + text.slice(start, to) + (to < text.length ? " …" : ""), marks: kept };
}

// A title in short lines, broken at its spaces; no word is cut.

import { setSpaces } from "../text/typography";

const LETTERS = 22; // a line's length before it wraps
const LONGEST = 32; // letters of a word; one that is longer would run across the map
const MOST = 3; // lines

/** Breaks a title into at most three lines at its spaces; what is left becomes "…". */
export function wrap(title: string, letters = LETTERS): string[] {
  const lines: string[] = [];
  for (const whole of setSpaces(title).split(/[ \t\n]+/).filter(Boolean)) {
    const word = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= MOST) return lines.length > 0 ? lines : [""];
  return [...lines.slice(0, MOST - 1), `${lines[MOST - 1]} …`];
}

// How links are drawn: each of the commonest types has a stroke of its own, plain ones are thin.

import type { Term } from "../data/document";

export interface Stroke {
  width: number; // px
  dash: number[]; // px drawn and left out in turn; none: drawn through
  isTyped: boolean;
}

const PLAIN: Stroke = { width: 1, dash: [], isTyped: false };
const REST: Stroke = { width: 1, dash: [], isTyped: true };
const OWN: Stroke[] = [
  { width: 1.6, dash: [], isTyped: true },
  { width: 1.5, dash: [8, 4], isTyped: true },
  { width: 1.7, dash: [2, 4], isTyped: true },
  { width: 1.5, dash: [10, 3, 2, 3], isTyped: true },
  { width: 1.5, dash: [4, 3], isTyped: true },
];

/** All strokes; the number of one is what `findStroke` says of a link type. */
export const STROKES: Stroke[] = [PLAIN, REST, ...OWN];

/** The number of the stroke of a link type; types stand in order, the commonest first. */
export function findStroke(relations: Term[], relation: number): number {
  if (!relations[relation]?.name) return 0;
  return relation < OWN.length ? relation + 2 : 1;
}

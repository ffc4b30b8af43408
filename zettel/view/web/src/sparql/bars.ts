// Bars beside the numbers of an answer, where one column of it measures the others.

import { h } from "../dom";
import type { Shown } from "./answer";
import { type Term, isNumber } from "./terms";

const LEAST = 3; // rows: two numbers are compared as they stand

/** The only column of numbers, if bars tell something of it: none below nought, and no years; else -1. */
export function findMeasure({ rows, columns, numeric }: Shown): number {
  const column = numeric.indexOf(true);
  const isAlone = column >= 0 && numeric.indexOf(true, column + 1) < 0 && columns.length > 1;
  if (!isAlone || rows.length < LEAST) return -1;
  const values = rows.map((row) => readNumber(row[column]!));
  const areYears = values.every((value) => Number.isInteger(value) && value > 1000 && value < 2200);
  return areYears || values.some((value) => value < 0) || values.every((value) => value === 0) ? -1 : column;
}

/** Writes the bar of a number beside the largest of its column; to be drawn, not to be read. */
export function writeBar({ rows }: Shown, column: number, term: Term | null): HTMLElement {
  const largest = Math.max(...rows.map((row) => readNumber(row[column]!)));
  const bar = h("span", { class: "measure", "aria-hidden": "true" });
  bar.style.setProperty("--share", String(readNumber(term) / largest));
  return bar;
}

function readNumber(term: Term | null): number {
  return term !== null && isNumber(term) ? Number(term.value) : 0;
}

// When things are dated: the days that the time line goes over, counted to be drawn, and its ticks.

import type { Document, Fact } from "../data/document";
import type { State } from "../state";
import { findDay, toDay, toNumber } from "./days";

/** The days on which something begins, happens or was written; of the facts those of their ends, too. */
export function listDays(data: Document, clock: State["clock"]): string[] {
  const found = clock === "notes" ? data.nodes.map((node) => findDay(node.created ?? "")) : (data.facts ?? []).flatMap(listEnds);
  return found.filter((day) => day !== "");
}

function listEnds({ start, point, end }: Fact): string[] {
  const first = start ?? point;
  return [first?.earliest ?? first?.latest ?? "", end?.latest ?? end?.earliest ?? ""];
}

/** Counts days in so many equal parts of a span. */
export function countDays(days: readonly string[], [first, last]: [number, number], parts: number): number[] {
  const counts = Array<number>(parts).fill(0);
  for (const day of days) {
    const part = Math.floor(((toNumber(day) - first) / (last - first + 1)) * parts);
    if (part >= 0 && part < parts) counts[part]! += 1;
  }
  return counts;
}

export interface Tick {
  at: number; // of the span, 0 to 1
  day: string; // the first of a year or of a month
  isYear: boolean;
}

/** The years of a span, at most so many; of a short span its months. */
export function findTicks([first, last]: [number, number], most: number): Tick[] {
  const years = (last - first) / 365.25;
  const months = years > 2 ? 12 * Math.ceil(years / most) : Math.max(1, Math.ceil((years * 12) / most));
  const [year, month] = toDay(first).split("-").map(Number) as [number, number];
  const ticks: Tick[] = [];
  for (let count = Math.floor((year * 12 + month - 1) / months) * months; ; count += months) {
    const day = `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`;
    const number = toNumber(day);
    if (number > last) return ticks;
    if (number >= first) ticks.push({ at: (number - first) / (last - first), day, isYear: count % 12 === 0 });
  }
}

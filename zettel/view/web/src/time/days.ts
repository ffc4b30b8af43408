// Days as ISO dates ("2016-11-01") and as numbers, so that a slider can go over them.

import { buildDate } from "../text/dates";

const DAY = 86_400_000; // ms
const FEW = 5; // days of which none is left out
const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[TZ ]|[+-]\d{2}:)/;

export function toNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

export function toDay(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day of an ISO date or moment, the first one of a month or a year; "" of any other text. */
export function findDay(text: string): string {
  const [, year, month = "01", day = "01"] = WRITTEN.exec(text) ?? [];
  if (!year) return "";
  const found = `${year}-${month}-${day}`;
  const number = toNumber(found);
  return Number.isNaN(number) || toDay(number) !== found ? "" : found;
}

/** The day so many months later or earlier; the 31st becomes the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = buildDate(year, month + months + 1, 0).getUTCDate();
  return buildDate(year, month + months, Math.min(date, last)).toISOString().slice(0, 10);
}

/**
 * The days that a time line goes from and to: the first and the last, without those so far off that
 * nothing would stand in more than half of it. One day is given room around it.
 */
export function findSpan(days: readonly string[]): [first: number, last: number] | null {
  let sorted = days.map(toNumber).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  for (;;) {
    const [first, last] = [sorted[0]!, sorted.at(-1)!];
    const after = sorted.findIndex((day, i) => i > 0 && day - sorted[i - 1]! > (last - first) / 2);
    if (after < 0 || sorted.length < FEW) return [first - margin(first, last), last + margin(first, last)];
    sorted = after > sorted.length / 2 ? sorted.slice(0, after) : sorted.slice(after);
  }
}

function margin(first: number, last: number): number {
  return Math.max(15, Math.round((last - first) / 40));
}

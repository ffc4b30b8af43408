// Stretches of time of one length, from the first to the last of some dates: days, months, years, decades.

import { buildDate } from "../text/dates";
import { findDay } from "../time/days";

/** A stretch of time: its first and last day, and its name as ISO writes it ("2016-12", "1990" for a decade). */
export interface Period {
  from: string;
  to: string;
  name: string;
  decade: boolean;
}

type Unit = "day" | "month" | "year" | "decade";

const MOST: Record<Unit, number> = { day: 31, month: 36, year: 40, decade: Infinity };

/** Finds the shortest periods that are not too many; none if the dates are all of one day. */
export function findPeriods(dates: Iterable<string>): Period[] {
  const known = [...dates].map(findDay).filter(Boolean).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return [];
  for (const unit of Object.keys(MOST) as Unit[]) {
    const count = number(last, unit) - number(first, unit) + 1;
    if (count <= MOST[unit]) return Array.from({ length: count }, (_, i) => describe(number(first, unit) + i, unit));
  }
  return [];
}

/** Counts how many dates are in each of some periods in a row. */
export function countDates(periods: Period[], dates: Iterable<string>): number[] {
  const counts = periods.map(() => 0);
  for (const date of dates) {
    const day = findDay(date);
    const at = periods.findLastIndex((period) => period.from <= day);
    if (at >= 0 && day <= periods[at]!.to) counts[at]! += 1;
  }
  return counts;
}

/** Periods are counted from year 0, days from 1970. */
function number(day: string, unit: Unit): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (unit === "day") return Date.parse(day) / 86_400_000;
  if (unit === "month") return year * 12 + month - 1;
  return unit === "year" ? year : Math.floor(year / 10);
}

function describe(count: number, unit: Unit): Period {
  const pad = (n: number, length: number): string => String(n).padStart(length, "0");
  if (unit === "day") {
    const name = new Date(count * 86_400_000).toISOString().slice(0, 10);
    return { from: name, to: name, name, decade: false };
  }
  if (unit === "month") {
    const name = `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
    const days = buildDate(Math.floor(count / 12), (count % 12) + 2, 0).getUTCDate();
    return { from: `${name}-01`, to: `${name}-${days}`, name, decade: false };
  }
  const years = unit === "decade" ? 10 : 1;
  const [first, last] = [pad(count * years, 4), pad(count * years + years - 1, 4)];
  return { from: `${first}-01-01`, to: `${last}-12-31`, name: first, decade: unit === "decade" };
}

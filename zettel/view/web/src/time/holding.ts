// What holds on a day: of the dated facts, those that have begun and have not ended, and how sure
// that is. A source tells a month or a season, seldom a day; and often no end at all.

import type { Fact } from "../data/document";

/**
 * "surely": begun by then at the latest, and not over before. "open": begun, and no one says that
 * it ended. "possibly": it may have begun, or may have ended, or is told of some day around then.
 */
export type Certainty = "surely" | "open" | "possibly";

export interface Holding {
  fact: Fact;
  certainty: Certainty;
}

/** Finds what holds on a day (ISO), in the order of the facts. */
export function findHolding(facts: readonly Fact[], day: string): Holding[] {
  const ends = facts.filter((fact) => (fact.end?.earliest ?? "") >= day && mayHaveBegun(fact, day));
  const held: Holding[] = [];
  for (const fact of facts) {
    const certainty = rate(fact, day);
    if (certainty === "open" && ends.some((other) => isSame(fact, other))) held.push({ fact, certainty: "surely" });
    else if (certainty) held.push({ fact, certainty });
  }
  return held;
}

/** The first day that a fact is told to touch, "" if none is. */
export function findFirst({ start, point, end }: Fact): string {
  return (start ?? point ?? end)?.earliest ?? "";
}

function rate(fact: Fact, day: string): Certainty | null {
  const { start, end, point } = fact;
  if (!start && !end) return point ? ratePoint(point.earliest, point.latest, day) : null;
  if (!mayHaveBegun(fact, day)) return null;
  if (end?.latest && end.latest < day) return null;
  const begun = start?.latest !== undefined && start.latest <= day;
  if (!end) return begun ? "open" : "possibly";
  return begun && (end.earliest ?? "") >= day ? "surely" : "possibly";
}

/** "No later than 2016" is told of no day in particular. */
function ratePoint(earliest = "", latest = "", day: string): Certainty | null {
  if (!earliest || !latest || day < earliest || latest < day) return null;
  return earliest === latest ? "surely" : "possibly";
}

/** A fact whose first day isn't told counts from the day on which it has begun at the latest. */
function mayHaveBegun({ start, end }: Fact, day: string): boolean {
  const first = start?.earliest ?? start?.latest ?? end?.earliest;
  return first !== undefined && first <= day;
}

/**
 * Whether two facts tell of the same, so that one says how the other ended: of the same note under
 * the same key, and wherever both lead to notes under a key, to the same.
 */
function isSame(one: Fact, other: Fact): boolean {
  if (one.node !== other.node || one.key !== other.key) return false;
  const [a, b] = [readTargets(one), readTargets(other)];
  const shared = [...a.keys()].filter((key) => b.has(key));
  return shared.length > 0 && shared.every((key) => a.get(key) === b.get(key));
}

/** What a fact leads to by key; of one that leads nowhere, its words. */
function readTargets({ about = [] }: Fact): Map<string, string> {
  const links = about.filter(({ values }) => values.some((value) => value.node !== undefined));
  const told = links.length > 0 ? links : about;
  return new Map(told.map(({ key, values }) => [key, values.map((value) => value.node ?? value.text).join()]));
}

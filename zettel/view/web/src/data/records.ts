// Records in a note's front matter, such as the offices of a person: which of their fields are dates.

import { isDate } from "../text/dates";
import type { Field } from "./document";

/** The keys of records that hold dates: those that the vocabulary calls so, and what reads as one to the month. */
export function findDateKeys(records: Field[][]): Set<string> {
  return new Set(records.flat().filter((field) => findDays(field).length > 0).map((field) => field.key));
}

/** The earliest day of a record as text that sorts, or what sorts after all. */
export function findEarliest(record: Field[], dates: ReadonlySet<string>): string {
  const found = record.filter((field) => dates.has(field.key)).flatMap(findDays);
  return found.sort()[0] ?? "\uffff";
}

/** The days that a field's values are dates of; a date that cannot be read has none. */
function findDays(field: Field): string[] {
  if (field.days) return field.days.filter((day) => day !== "");
  return field.values.map((value) => value.text).filter(isDate);
}

/** Whether a field says where the rest of its record is told. */
export function isSource(field: Field): boolean {
  return field.source === true || field.values.every((value) => value.anchor !== undefined);
}

/** Whether a field is a date, if only one that cannot be read. */
export function isDated(field: Field, dates: ReadonlySet<string>): boolean {
  return field.days !== undefined || dates.has(field.key);
}

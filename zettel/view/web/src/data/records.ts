// Records in a note's front matter, such as the offices of a person: which of their fields are dates.

import { isDate } from "../text/dates";
import type { Field } from "./document";

/** The keys of records that hold dates: at least one of them, over all records, to the month. */
export function findDateKeys(records: Field[][]): Set<string> {
  const dated = records.flat().filter((field) => field.values.some((value) => isDate(value.text)));
  return new Set(dated.map((field) => field.key));
}

/** The earliest date of a record as text that sorts, or what sorts after all. */
export function findEarliest(record: Field[], dates: ReadonlySet<string>): string {
  const found = record.filter((field) => dates.has(field.key)).flatMap((field) => field.values.map((value) => value.text));
  return found.sort()[0] ?? "\uffff";
}

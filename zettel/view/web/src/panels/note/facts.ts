// Dated facts of a note, such as the offices someone held: a small table, when beside what.

import type { Field, Value } from "../../data/document";
import { h } from "../../dom";
import { findDateKeys, findEarliest, isDated, isSource } from "../../data/records";
import { type Context, words } from "../context";

const SAID = 2; // fields that tell what a fact is; the whole record stands below

type WriteValue = (value: Value) => HTMLElement;

/** Writes a row a record, in order of time; what has no date comes last. */
export function writeFacts(context: Context, records: Field[][], name: (key: string) => string, write: WriteValue): HTMLElement {
  const w = words(context).note;
  const dates = findDateKeys(records);
  const rows = records.map((record) => ({ record, at: findEarliest(record, dates) }));
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return h("div", { class: "scroll" }, h("table", { class: "facts" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, w.when), h("th", { scope: "col" }, w.what))),
    h("tbody", {}, ...rows.map(({ record }) => h("tr", {},
      h("td", {}, ...record.filter((field) => isDated(field, dates)).map((field) => writeDates(field, name, write))),
      h("td", {}, ...writeSaid(record, dates, write)))))));
}

function writeDates(field: Field, name: (key: string) => string, write: WriteValue): HTMLElement {
  const times = field.values.flatMap(listDates).flatMap((value, i) => [i > 0 ? ", " : "", write(value)]);
  return h("div", {}, h("span", { class: "label" }, name(field.key)), " ", ...times);
}

/** A date that is a record, with how it was worked out, is shown by the dates in it. */
function listDates(value: Value): Value[] {
  if (!value.fields) return [value];
  return value.fields.filter((field) => field.days !== undefined).flatMap((field) => field.values).flatMap(listDates);
}

/** What the record says first, then where that is said. */
function writeSaid(record: Field[], dates: ReadonlySet<string>, write: WriteValue): HTMLElement[] {
  const plain = record.filter((field) => !isDated(field, dates) && field.values.every((value) => !value.fields?.length));
  const said = plain.filter((field) => !isSource(field)).slice(0, SAID);
  const sources = plain.filter(isSource);
  const spaced = (values: Value[]): (HTMLElement | string)[] => values.flatMap((value) => [write(value), " "]);
  return [
    ...said.flatMap((field) => field.values.map((value) => h("div", {}, write(value)))),
    ...sources.map((field) => h("div", {}, ...spaced(field.values))),
  ];
}

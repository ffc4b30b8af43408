// Dated facts of a note, such as the offices someone held: a small table, when beside what.

import type { Field, Value } from "../../data/document";
import { h } from "../../dom";
import { findDateKeys, findEarliest } from "../../data/records";
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
      h("td", {}, ...record.filter((field) => dates.has(field.key)).map((field) => writeDates(field, name, write))),
      h("td", {}, ...writeSaid(record, dates, write)))))));
}

function writeDates(field: Field, name: (key: string) => string, write: WriteValue): HTMLElement {
  return h("div", {}, h("span", { class: "label" }, name(field.key)), " ", ...field.values.map(write));
}

/** What the record says first, then where that is said. */
function writeSaid(record: Field[], dates: ReadonlySet<string>, write: WriteValue): HTMLElement[] {
  const plain = record.filter((field) => !dates.has(field.key) && field.values.every((value) => !value.fields?.length));
  const said = plain.filter((field) => field.values.every((value) => value.anchor === undefined)).slice(0, SAID);
  const sources = plain.filter((field) => field.values.every((value) => value.anchor !== undefined));
  const spaced = (values: Value[]): (HTMLElement | string)[] => values.flatMap((value) => [write(value), " "]);
  return [
    ...said.flatMap((field) => field.values.map((value) => h("div", {}, write(value)))),
    ...sources.map((field) => h("div", {}, ...spaced(field.values))),
  ];
}

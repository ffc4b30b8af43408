// A note's properties: plain ones as a list, records as small tables.

import type { Field, Value } from "../../data/document";
import { toHash } from "../../address";
import { writeDate } from "../../text/dates";
import { bdi, h } from "../../dom";
import { nameKey } from "../../language";
import { type Context, words } from "../context";
import { writeFacts } from "./facts";
import { noteLink, reference } from "../marks";
import { findDateKeys } from "../../data/records";
import { setSpaces } from "../../text/typography";

const ROWS_OPEN = 8;
const COLUMNS_THAT_FIT = 3;
const URL_PATTERN = /^https?:\/\/\S+$/;

/** The properties without records, as key and values. */
export function writePlainFields(context: Context, fields: Field[]): HTMLElement | null {
  const plain = fields.filter((field) => isPlain(field) && !isReference(field));
  if (plain.length === 0) return null;
  return h("dl", { class: "fields" }, ...plain.flatMap((field) => [
    h("dt", {}, name(context, field.key)),
    ...writeValues(context, field.values),
  ]));
}

/** The properties that only refer to passages, such as sources: small, after the text. */
export function writeReferences(context: Context, fields: Field[]): HTMLElement | null {
  const found = fields.filter(isReference);
  if (found.length === 0) return null;
  return h("div", { class: "references" }, ...found.map((field) => h("p", {},
    h("span", { class: "label" }, name(context, field.key)), " ",
    ...field.values.flatMap((value) => [writeValue(context, value), " "]))));
}

/** Values stand one below the other; references to passages side by side. */
function writeValues(context: Context, values: Value[]): HTMLElement[] {
  const references = values.filter((value) => value.anchor);
  const others = values.filter((value) => !value.anchor).map((value) => h("dd", {}, writeValue(context, value)));
  if (references.length === 0) return others;
  return [...others, h("dd", {}, ...references.flatMap((value) => [writeValue(context, value), " "]))];
}

/** The properties that hold records, as a table where the panel has room for one; long ones wait to be opened. */
export function writeRecords(context: Context, fields: Field[]): HTMLElement[] {
  return fields.filter((field) => field.values.some(isRecord)).map((field) => {
    const records = field.values.map((value) => value.fields ?? [{ key: field.key, values: [value] }]);
    const count = h("span", { class: "count" }, String(records.length));
    const whole = writeTableOrList(context, records);
    return h("details", { class: "record", open: records.length <= ROWS_OPEN },
      h("summary", {}, h("span", { class: "name" }, name(context, field.key)), records.length > 1 && count),
      ...(whole.matches("ul") && findDateKeys(records).size > 0 ? writeDated(context, records, whole) : [whole]));
  });
}

/** Dated facts at a glance, the whole of them when it is asked for. */
function writeDated(context: Context, records: Field[][], whole: HTMLElement): HTMLElement[] {
  const facts = writeFacts(context, records, (key) => name(context, key), (value) => writeValue(context, value));
  return [facts, h("details", { class: "whole" }, h("summary", {}, words(context).note.details), whole)];
}

/** Plain fields are columns, sources the last; what needs more columns than fit is a list of records. */
function writeTableOrList(context: Context, records: Field[][]): HTMLElement {
  const plain = records.flatMap((record) => record.filter(isPlain));
  const last = new Set(plain.filter(isReference).map((field) => field.key));
  const keys = [...new Set(plain.map((field) => field.key))].sort((a, b) => Number(last.has(a)) - Number(last.has(b)));
  if (keys.length <= COLUMNS_THAT_FIT) return writeTable(context, records, keys);
  return h("ul", { class: "records" }, ...records.map((record) => h("li", {}, writeFields(context, record))));
}

/** A row a record; a record inside a record is a line of its own below its row. */
function writeTable(context: Context, records: Field[][], keys: string[]): HTMLElement {
  const row = (record: Field[]): HTMLElement => h("tr", {}, ...keys.map((key) => {
    const values = record.find((field) => field.key === key && isPlain(field))?.values ?? [];
    return h("td", {}, ...values.flatMap((value, i) => [i > 0 && separate(value), writeValue(context, value)]));
  }));
  const nested = (record: Field[]): HTMLElement[] => record.filter((field) => !isPlain(field)).map((field) =>
    h("tr", { class: "nested" }, h("td", { colspan: keys.length }, h("span", { class: "label" }, name(context, field.key)),
      ...field.values.map((value) => writeInner(context, value)))));
  return h("div", { class: "scroll", tabindex: "0", role: "group" }, h("table", {},
    h("thead", {}, h("tr", {}, ...keys.map((key) => h("th", { scope: "col" }, name(context, key))))),
    h("tbody", {}, ...records.flatMap((record) => [row(record), ...nested(record)]))));
}

function writeInner(context: Context, value: Value): HTMLElement {
  return isRecord(value) ? writeFields(context, value.fields ?? []) : writeValue(context, value);
}

function writeFields(context: Context, fields: Field[]): HTMLElement {
  return h("div", {}, writePlainFields(context, fields), writeReferences(context, fields), ...writeRecords(context, fields));
}

function separate(value: Value): string {
  return value.anchor ? " " : ", ";
}

function writeValue(context: Context, value: Value): HTMLElement {
  if (value.parts) return h("bdi", {}, ...value.parts.map((part) => writePart(context, part)));
  if (value.url !== undefined) return externalLink(value.url, value.text);
  if (value.node !== undefined) {
    return value.anchor ? reference(context, value.node, value.anchor, value.text) : noteLink(context, value.node);
  }
  if (URL_PATTERN.test(value.text)) {
    const shown = value.text.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    return externalLink(value.text, shown);
  }
  const date = writeDate(value.text, context.store.state.language);
  return date === value.text ? bdi(value.text) : h("time", { datetime: value.text }, date);
}

/** A link among words looks like one in a note's text; other parts are words. */
function writePart(context: Context, part: Value): HTMLElement | string {
  if (part.url !== undefined) return externalLink(part.url, part.text);
  if (part.node === undefined) return setSpaces(part.text);
  const { id, placeholder } = context.data.nodes[part.node]!;
  const properties = { class: placeholder ? "missing" : "note", href: toHash(id, part.anchor), "data-node": part.node };
  return h("a", properties, bdi(part.text));
}

function externalLink(url: string, text: string): HTMLElement {
  return h("a", { class: "external", href: url, rel: "noopener", target: "_blank", title: url }, text);
}

function isPlain(field: Field): boolean {
  return !field.values.some(isRecord);
}

function isReference(field: Field): boolean {
  return field.values.every((value) => value.anchor !== undefined);
}

function isRecord(value: Value): boolean {
  return (value.fields?.length ?? 0) > 0;
}

function name(context: Context, key: string): string {
  return nameKey(context.data, key, context.store.state.language);
}

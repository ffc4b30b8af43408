import assert from "node:assert/strict";
import { test } from "node:test";

import type { Field } from "../src/data/document";
import { findDateKeys, findEarliest, isDated, isSource } from "../src/data/records";

const field = (key: string, ...texts: string[]): Field => ({ key, values: texts.map((text) => ({ text })) });

test("a key holds dates when one of its values is one, in whatever record", () => {
  const records = [
    [field("start", "été 2014"), field("role", "chef"), field("number", "2014")],
    [field("start", "2014-10"), field("end", "2016-12-07"), field("rank", "3")],
  ];
  assert.deepEqual(findDateKeys(records), new Set(["start", "end"]));
});

test("records without dates are no dated facts", () => {
  assert.equal(findDateKeys([[field("name", "A")], []]).size, 0);
});

test("the earliest date of a record says when it stands in the table, none puts it last", () => {
  const dates = new Set(["start", "end"]);
  assert.equal(findEarliest([field("end", "2016"), field("start", "2014-10")], dates), "2014-10");
  assert.ok(findEarliest([field("role", "2014")], dates) > "9999");
});

test("a date is what the vocabulary calls one, if only a year or a season, or not to be read", () => {
  const dated = (key: string, text: string, day: string): Field => ({ ...field(key, text), days: [day] });
  const records = [
    [dated("start", "automne 2016", "2016-09-01"), dated("end", "2017", "2017-01-01")],
    [dated("start", "2010", "2010-01-01"), dated("end", "un jour", "")],
  ];
  const dates = findDateKeys(records);
  assert.deepEqual(dates, new Set(["start", "end"]));
  assert.deepEqual(records.map((record) => findEarliest(record, dates)), ["2016-09-01", "2010-01-01"]);
  assert.ok(isDated(dated("until", "un jour", ""), new Set()));
});

test("a source is where the vocabulary says so, or a passage", () => {
  assert.ok(isSource({ ...field("source", "Q"), source: true }));
  assert.ok(isSource({ key: "seen", values: [{ text: "1", node: 0, anchor: "block-a" }] }));
  assert.ok(!isSource({ key: "role", values: [{ text: "M", node: 0 }] }));
});

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Field } from "../src/data/document";
import { findDateKeys, findEarliest } from "../src/data/records";

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

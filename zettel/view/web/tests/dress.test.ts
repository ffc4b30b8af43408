import assert from "node:assert/strict";
import { test } from "node:test";

import { describeColours, findColouring, findSizes, listColours } from "../src/map/dress";
import { findPalette } from "../src/map/palette";
import { buildDocument } from "./documents";

const palette = findPalette();

test("the eight commonest types have colours, the rest and the untyped share grey", () => {
  const types = Array.from({ length: 11 }, (_, i) => ({ name: i === 10 ? "" : `t${i}`, count: 20 - i }));
  const data = buildDocument(types.map((_, i) => ({ types: [i] })), { types });
  const { slots, meanings, isRamp } = findColouring(data, "type");
  const colours = listColours(palette, meanings.length, isRamp);
  assert.equal(new Set([...slots].map((slot) => colours[slot])).size, 9);
  assert.equal(colours[slots[9]!], palette.other);
  assert.equal(colours[slots[10]!], palette.other);
  assert.equal(colours[slots[0]!], palette.types[0]);
});

test("a note has the colour of the commonest of its tags", () => {
  const data = buildDocument([{ tags: ["rare", "often"] }, { tags: ["often"] }, { tags: [] }]);
  assert.deepEqual([...findColouring(data, "tag").slots], [0, 0, 2]);
});

test("the largest communities have colours of their own", () => {
  const communities = [{ count: 1, hubs: [0] }, { count: 2, hubs: [1] }, { count: 3, hubs: [3] }];
  const data = buildDocument([0, 1, 1, 2, 2, 2, -1].map((community) => ({ community })), { communities });
  assert.deepEqual([...findColouring(data, "community").slots], [2, 1, 1, 0, 0, 0, 2]);
});

test("dates go from old to new in at most six steps, the undated apart", () => {
  const years = Array.from({ length: 30 }, (_, i) => ({ created: `${2000 + i}-01-01` }));
  const data = buildDocument([...years, { created: "" }, { placeholder: true }]);
  const rows = describeColours(data, "date");
  assert.equal(rows.length, 7);
  assert.deepEqual(rows.map((row) => row.count), [5, 5, 5, 5, 5, 5, 1]);
  assert.deepEqual(rows[0], { kind: "date", from: "2000-01-01", to: "2004-01-01", colour: palette.ramp[0], count: 5 });
  assert.deepEqual(rows.at(-1), { kind: "other", colour: palette.other, count: 1 });
});

test("notes of one day have one colour", () => {
  const data = buildDocument([{ created: "2020-01-01" }, { created: "2020-01-01T10:00:00Z" }]);
  assert.deepEqual(describeColours(data, "date").map((row) => row.count), [2]);
});

test("size says degree, importance or nothing, and no hub covers its neighbours", () => {
  const data = buildDocument([{ degree: 1, rank: 900 }, { degree: 50, rank: 10 }, { degree: 100_000, rank: 10 }]);
  const [few, many, most] = findSizes(data, "degree");
  assert.ok(few! < many! && many! < most! && most! <= 36);
  const [first, second] = findSizes(data, "rank");
  assert.ok(first! > second!);
  assert.equal(new Set(findSizes(data, "same")).size, 1);
});

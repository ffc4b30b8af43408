import assert from "node:assert/strict";
import { test } from "node:test";

import { createSearch } from "../src/search";
import { buildDocument } from "./documents";

const data = buildDocument([
  { title: "France", aliases: ["République française"], tags: ["europe"], degree: 2 },
  { title: "Plan de la France", degree: 9 },
  { title: "Souffrance", degree: 50 },
  { title: "Europe", degree: 1 },
  { title: "Données ouvertes", aliases: ["open data"], degree: 3 },
]);
const search = createSearch(data);
const find = (query: string): number[] => search(query).map((hit) => hit.node);

test("the whole title stands before a word's beginning, and that before its inside", () => {
  assert.deepEqual(find("france"), [0, 1, 2]);
});

test("accents and case do not count, and all words must be found", () => {
  assert.deepEqual(find("DONNEES ouv"), [4]);
  assert.deepEqual(find("données fermées"), []);
});

test("an alias or tag is told when it was what was found", () => {
  const tell = (query: string): unknown => search(query).map((hit) => [hit.node, hit.by]);
  assert.deepEqual(tell("open"), [[4, "open data"]]);
  assert.deepEqual(tell("europe"), [[3, ""], [0, "#europe"]]);
});

test("a note is found once, however many of its names match", () => {
  assert.equal(find("f").filter((node) => node === 0).length, 1);
});

test("nothing finds nothing", () => {
  assert.deepEqual(find("  "), []);
});

test("words may stand in several names of one note", () => {
  assert.deepEqual(find("france europe"), [0]);
  assert.deepEqual(find("republique europ"), [0]);
});

test("a phrase in quotes must stand together", () => {
  assert.deepEqual(find('"plan france"'), []);
  assert.deepEqual(find("« de la France »"), [1]);
});

test("a sign before a word asks for a tag, with the first letters of one as with all", () => {
  assert.deepEqual(search("#Europe").map((hit) => [hit.node, hit.by]), [[0, "#europe"]]);
  assert.deepEqual(find("#eu"), [0]);
  assert.deepEqual(find("#europe république"), [0]);
  assert.deepEqual(find("#france"), []);
});

test("the whole tag stands before a longer one; a title that has the sign is found, too", () => {
  const many = createSearch(buildDocument([{ tags: ["x30"], degree: 9 }, { tags: ["x3"] }, { title: "Faute #x3", degree: 0 }]));
  assert.deepEqual(many("#x3").map((hit) => hit.node).sort(), [0, 1, 2]);
  assert.ok(many("#x3").findIndex((hit) => hit.node === 1) < many("#x3").findIndex((hit) => hit.node === 0));
});

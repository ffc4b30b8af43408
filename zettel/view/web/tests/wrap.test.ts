import assert from "node:assert/strict";
import { test } from "node:test";

import { wrap } from "../src/map/wrap";

test("a short title is one line", () => {
  assert.deepEqual(wrap("Données ouvertes"), ["Données ouvertes"]);
  assert.deepEqual(wrap(""), [""]);
});

test("a title breaks at its spaces, never before its punctuation", () => {
  assert.deepEqual(wrap("Partenariat pour un gouvernement ouvert"), ["Partenariat pour un", "gouvernement ouvert"]);
  assert.deepEqual(wrap("Pourquoi faut-il voter ? Oui"), ["Pourquoi faut-il", "voter\u00a0? Oui"]);
});

test("at most three lines are left, and the last says that there is more", () => {
  const lines = wrap("un deux trois ".repeat(20));
  assert.equal(lines.length, 3);
  assert.ok(lines[2]!.endsWith(" …"));
});

test("a word that would run across the map is cut", () => {
  const [line] = wrap("x".repeat(10_000));
  assert.equal(line, `${"x".repeat(31)}…`);
});

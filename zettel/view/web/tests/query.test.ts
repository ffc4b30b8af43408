import assert from "node:assert/strict";
import { test } from "node:test";

import { findWord, parseQuery } from "../src/search/query";

test("words are folded, phrases in quotes of any language stay together", () => {
  assert.deepEqual(parseQuery("Économie  l’État"), ["economie", "l'etat"]);
  assert.deepEqual(parseQuery("« gouvernement  ouvert » France"), ["gouvernement ouvert", "france"]);
  assert.deepEqual(parseQuery('"open data" “feuille de route”'), ["open data", "feuille de route"]);
});

test("a quote that is not closed yet is a word like others", () => {
  assert.deepEqual(parseQuery('"gouv'), ["gouv"]);
  assert.deepEqual(parseQuery('  " '), []);
});

test("one or two letters count only where a word starts", () => {
  assert.equal(findWord("europe", "op"), -1);
  assert.equal(findWord("europe ope", "op"), 7);
  assert.equal(findWord("europe", "rop"), 2);
  assert.equal(findWord("日本語", "本"), 1);
});

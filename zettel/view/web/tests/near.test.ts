import assert from "node:assert/strict";
import { test } from "node:test";

import { countSlips, createSuggestion } from "../src/search/near";

const NAMES = ["gouvernement ouvert", "transparence", "transports", "gouvernement"];
const suggest = createSuggestion(() => NAMES, (query) => NAMES.includes(query));

test("letters left out, put in, replaced or swapped are a slip each", () => {
  assert.equal(countSlips("ouvert", "overt", 3), 1);
  assert.equal(countSlips("ouvert", "ouverts", 3), 1);
  assert.equal(countSlips("ouvert", "ouvret", 3), 1);
  assert.equal(countSlips("ouvert", "auvart", 3), 2);
  assert.equal(countSlips("ouvert", "fermé", 2), 3);
});

test("each word that no name has is replaced by the nearest that one has", () => {
  assert.equal(suggest("transparanse"), "transparence");
  assert.equal(suggest("Gouvernemant ouvret"), "gouvernement ouvert");
});

test("nothing is suggested where nothing is near, or the words together would find nothing", () => {
  assert.equal(suggest("zoologie"), "");
  assert.equal(suggest("ouvret transports"), "");
  assert.equal(suggest("gouv"), "");
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { Store, createState, toggle } from "../src/state";

test("a member is put in, and taken out again", () => {
  const one = toggle(new Set(["a"]), "b");
  assert.deepEqual([...one], ["a", "b"]);
  assert.deepEqual([...toggle(one, "a")], ["b"]);
});

test("the set that was given stays as it is", () => {
  const set = new Set([1]);
  toggle(set, 1);
  assert.deepEqual([...set], [1]);
});

test("everyone who listens is told the state and what changed of it", () => {
  const store = new Store(createState("en"));
  const told: unknown[] = [];
  store.listen((state, change) => told.push([state.query, change]));
  store.update({ query: "a" });
  assert.deepEqual(told, [["a", { query: "a" }]]);
  assert.equal(store.state.language, "en");
});

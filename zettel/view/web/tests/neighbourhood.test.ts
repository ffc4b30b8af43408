import assert from "node:assert/strict";
import { test } from "node:test";

import { findNeighbourhood } from "../src/graph/neighbourhood";
import { createState } from "../src/state";
import { findVisible } from "../src/graph/visible";
import { buildGraph, buildLarge, compareToEdges, listEdges } from "./graphs";

// 0 → 1 → 2 → 3, and 4 → 0
const graph = buildGraph(6, [[0, 1], [1, 2, 0], [2, 3], [4, 0]]);
const find = (steps: number, direction: "both" | "out" | "in"): number[] =>
  [...findNeighbourhood(graph, { node: 0, steps, direction }, listEdges(graph))].sort();

test("each step reaches one link further", () => {
  assert.deepEqual(find(1, "both"), [0, 1, 4]);
  assert.deepEqual(find(2, "both"), [0, 1, 2, 4]);
  assert.deepEqual(find(5, "both"), [0, 1, 2, 3, 4]);
});

test("links are followed along them, or against them", () => {
  assert.deepEqual(find(5, "out"), [0, 1, 2, 3]);
  assert.deepEqual(find(5, "in"), [0, 4]);
});

test("link types that are off are not followed", () => {
  const state = { ...createState("fr"), withoutRelations: new Set([0]), focus: { node: 0, steps: 5, direction: "out" as const } };
  assert.deepEqual([...findVisible(graph, state).nodes], [0, 1]);
});

test("the note in the middle is shown whatever the filters say", () => {
  const typed = buildGraph(2, [[0, 1]], { types: [{ name: "a", count: 1 }, { name: "b", count: 1 }] }, [{ types: [0] }, { types: [1] }]);
  const state = { ...createState("fr"), withoutTypes: new Set([0]), focus: { node: 0, steps: 1, direction: "both" as const } };
  assert.deepEqual([...findVisible(typed, state).nodes].sort(), [0, 1]);
});

test("among 10,000 notes it takes not much longer than to look at all links", () => {
  const large = buildLarge(10_000, 4);
  const edges = listEdges(large);
  const ratio = compareToEdges(large, () => findNeighbourhood(large, { node: 5, steps: 5, direction: "both" }, edges));
  assert.ok(ratio < 20, String(ratio));
});

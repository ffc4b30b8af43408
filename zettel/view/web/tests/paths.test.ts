import assert from "node:assert/strict";
import { test } from "node:test";

import { findWays } from "../src/graph/paths";
import { buildGraph, buildLarge, compareToEdges, listEdges } from "./graphs";

// 0 → 1 → 3 and 0 ← 2 → 3: two ways of two links; 4 is joined to 3 alone, 5 to nothing.
const graph = buildGraph(6, [[0, 1], [1, 3], [2, 0], [2, 3, 0], [3, 2], [4, 3]]);
const find = (from: number, to: number, most = 10): number[][] =>
  findWays(graph, listEdges(graph), from, to, most).map((way) => way.nodes);

test("ways go along links whichever way they point, the shortest only", () => {
  assert.deepEqual(find(0, 3), [[0, 1, 3], [0, 2, 3]]);
  assert.deepEqual(find(3, 0), [[3, 1, 0], [3, 2, 0]]);
});

test("no more ways are found than are asked for", () => {
  assert.deepEqual(find(0, 3, 1), [[0, 1, 3]]);
});

test("a step has all edges between its notes: typed ones first, then those that point onwards", () => {
  const [, other] = findWays(graph, listEdges(graph), 0, 3, 10);
  assert.deepEqual(other!.steps, [[2], [3, 4]]);
});

test("between what nothing joins there is no way, nor from a note to itself", () => {
  assert.deepEqual(find(0, 5), []);
  assert.deepEqual(find(0, 0), []);
});

test("an edge that is not shown is not gone over", () => {
  const edges = new Set([0, 2, 3]);
  assert.deepEqual(findWays(graph, edges, 0, 3, 10).map((way) => way.nodes), [[0, 2, 3]]);
});

test("a note to be written joins nothing, but may be an end", () => {
  const missing = buildGraph(3, [[0, 2], [1, 2]], {}, [{}, {}, { placeholder: true }]);
  assert.deepEqual(findWays(missing, listEdges(missing), 0, 1, 10), []);
  assert.equal(findWays(missing, listEdges(missing), 0, 2, 10).length, 1);
  assert.equal(findWays(missing, listEdges(missing), 2, 1, 10).length, 1);
});

test("ten ways among 10,000 notes are found not much slower than one looks at all links", () => {
  const large = buildLarge(10_000, 4);
  const edges = listEdges(large);
  const ratio = compareToEdges(large, () => assert.ok(findWays(large, edges, 3, 9000, 10).length > 0));
  assert.ok(ratio < 30, String(ratio));
});

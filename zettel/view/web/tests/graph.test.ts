import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../src/graph/graph";
import { createState } from "../src/state";
import { findVisible } from "../src/graph/visible";
import { buildDocument } from "./documents";

// 0 → 1 twice, by two types; 1 → 2, a placeholder; 3 → 3; 4 alone
const graph = new Graph(
  buildDocument(
    [
      { types: [0], tags: ["a"], degree: 2 },
      { types: [0, 1], degree: 3 },
      { placeholder: true, degree: 9 },
      { types: [1], tags: ["a", "b"], degree: 1 },
      { types: [1] },
    ],
    {
      relations: [{ name: "", count: 4 }, { name: "suit", count: 1 }],
      edges: { source: [0, 0, 1, 3], target: [1, 1, 2, 3], relation: [0, 1, 0, 0] },
    },
  ),
);
const start = createState("fr");
const all = findVisible(graph, start);

test("at first everything is shown", () => {
  assert.deepEqual([...all.nodes], [0, 1, 2, 3, 4]);
  assert.deepEqual([...all.edges], [0, 1, 2, 3]);
});

test("an edge is shown with both its ends only, and a note with any of its types", () => {
  const visible = findVisible(graph, { ...start, withoutTypes: new Set([0]) });
  assert.deepEqual([...visible.nodes], [1, 2, 3, 4]);
  assert.deepEqual([...visible.edges], [2, 3]);
});

test("placeholders are put out by themselves, and tags keep what has one of them", () => {
  assert.ok(!findVisible(graph, { ...start, withoutPlaceholders: true }).nodes.has(2));
  assert.deepEqual([...findVisible(graph, { ...start, tags: new Set(["b"]) }).nodes], [3]);
});

test("neighbours are those over edges that are shown, in both directions", () => {
  assert.deepEqual([...graph.findNeighbours(1, all)].sort(), [0, 1, 2]);
  const visible = findVisible(graph, { ...start, withoutRelations: new Set([0]) });
  assert.deepEqual([...graph.findNeighbours(1, visible)].sort(), [0, 1]);
  assert.deepEqual([...graph.findNeighbours(3, all)], [3]);
});

test("nodes are found by their ids, whatever these are", () => {
  assert.equal(graph.find("3"), 3);
  for (const id of ["constructor", "__proto__", "", "03"]) assert.equal(graph.find(id), null);
});

test("placeholders count as no notes, and are no hubs", () => {
  assert.deepEqual(graph.count(), [4, 5]);
  assert.deepEqual(graph.findHubs(2), [1, 0]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../src/graph/graph";
import { findAnswerTrace } from "../src/sparql/trace";
import { buildDocument } from "./documents";

const edges = { source: [0, 1, 2, 0], target: [1, 2, 0, 1], relation: [0, 0, 0, 1] };
const graph = new Graph(buildDocument([{}, {}, {}], { edges }));

test("the links among the notes of an answer are shown with them, as far as the filters let them", () => {
  const visible = { nodes: new Set([0, 1, 2]), edges: new Set([0, 1, 2]) };
  assert.deepEqual(findAnswerTrace(graph, visible, new Set([1, 0])), { nodes: new Set([1, 0]), edges: [0] });
});

test("a thicket is left out", () => {
  const many = { source: Array(2000).fill(0), target: Array(2000).fill(1), relation: Array(2000).fill(0) };
  const dense = new Graph(buildDocument([{}, {}], { edges: many }));
  const visible = { nodes: new Set([0, 1]), edges: new Set(many.source.keys()) };
  assert.deepEqual(findAnswerTrace(dense, visible, new Set([0, 1])).edges, []);
});

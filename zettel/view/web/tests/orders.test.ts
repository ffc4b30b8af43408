import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../src/graph/graph";
import { orderNodes } from "../src/graph/orders";
import { buildDocument } from "./documents";

const graph = new Graph(buildDocument([
  { title: "Note 10", created: "2015-01-01", degree: 3 },
  { title: "Note 9", created: "2016-01-01", degree: 3, rank: 9 },
  { title: "Étude", degree: 5 },
  { title: "Zone", created: "2016-01-01", rank: 2 },
]));
const all = [0, 1, 2, 3];

test("titles are ordered as people do: accents beside their letters, numbers as numbers", () => {
  assert.deepEqual(orderNodes(graph, all, "title", "fr"), [2, 1, 0, 3]);
});

test("the latest come first, those without a date last; the most linked and ranked first", () => {
  assert.deepEqual(orderNodes(graph, all, "date", "fr"), [1, 3, 0, 2]);
  assert.deepEqual(orderNodes(graph, all, "degree", "fr"), [2, 1, 0, 3]);
  assert.deepEqual(orderNodes(graph, all, "rank", "fr"), [1, 3, 2, 0]);
});

test("only what is asked for is listed", () => {
  assert.deepEqual(orderNodes(graph, new Set([3, 0]), "title", "fr"), [0, 3]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { countFacets, createWithin } from "../src/graph/facets";
import { Graph } from "../src/graph/graph";
import { type Change, createState } from "../src/state";
import { findVisible } from "../src/graph/visible";
import { buildDocument } from "./documents";

const graph = new Graph(buildDocument([
  { types: [0], tags: ["a"], created: "2015-03-01" },
  { types: [0, 1], tags: ["a", "b"], created: "2016" },
  { types: [1], tags: ["b"] },
  { placeholder: true },
], {
  types: [{ name: "pays", count: 2 }, { name: "notion", count: 2 }],
  relations: [{ name: "suit", count: 1 }, { name: "", count: 2 }],
  edges: { source: [0, 1, 0], target: [1, 3, 3], relation: [0, 1, 1] },
}));

function look(change: Change): { nodes: number[]; types: number[]; tags: object; rest: number[]; relations: number[] } {
  const state = { ...createState("fr"), ...change };
  const visible = findVisible(graph, state);
  const facets = countFacets(graph, state, visible, createWithin(graph)(state));
  return {
    nodes: [...visible.nodes],
    types: [...facets.types],
    tags: Object.fromEntries(facets.tags),
    rest: [facets.placeholders, facets.orphans, facets.dates.length],
    relations: [...facets.relations],
  };
}

test("without filters everything is counted", () => {
  assert.deepEqual(look({}), { nodes: [0, 1, 2, 3], types: [2, 2], tags: { a: 2, b: 2 }, rest: [1, 1, 2], relations: [1, 2] });
});

test("a filter's own counts stay, the others' follow it", () => {
  const found = look({ tags: new Set(["b"]) });
  assert.deepEqual([found.nodes, found.types, found.tags], [[1, 2], [1, 2], { a: 2, b: 2 }]);
  assert.deepEqual(found.relations, [0, 0]);
});

test("a note of several types stays as long as one of them is shown", () => {
  const found = look({ withoutTypes: new Set([1]), withoutPlaceholders: true });
  assert.deepEqual([found.nodes, found.types, found.rest], [[0, 1], [2, 2], [1, 0, 2]]);
});

test("alone is a note that no link joins to another note", () => {
  assert.deepEqual(look({ onlyOrphans: true }).nodes, [2]);
});

test("dates that name a year only are compared as years", () => {
  assert.deepEqual(look({ created: ["2016-04-01", ""] }).nodes, [1]);
  assert.deepEqual(look({ created: ["", "2015-12-31"] }).nodes, [0]);
  assert.deepEqual(look({ created: ["2015-01-01", "2016-01-01"] }).nodes, [0, 1]);
});

test("links are counted where both their ends are shown, whatever link types are", () => {
  const found = look({ withoutRelations: new Set([0]), withoutPlaceholders: true });
  assert.deepEqual(found.relations, [1, 0]);
});

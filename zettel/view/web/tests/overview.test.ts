import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../src/graph/graph";
import { buildOverview } from "../src/map/overview";
import { buildDocument } from "./documents";
import { buildNaming } from "./maps";

const members = [0, 0, 0, 0, 1, 1, 2, -1];
const data = buildDocument(
  members.map((community, i) => ({ community, title: `Note ${i}`, x: i * 10 })),
  {
    relations: [{ name: "", count: 5 }],
    communities: [{ count: 4, hubs: [2, 0] }, { count: 2, hubs: [5] }, { count: 1, hubs: [6] }],
    edges: { source: [0, 1, 0, 4, 6], target: [1, 4, 5, 2, 0], relation: [0, 0, 0, 0, 0] },
  },
);
const graph = new Graph(data);
const all = { nodes: new Set(graph.nodes.keys()), edges: new Set(graph.source.keys()) };

test("communities of more than one note have bubbles, larger with more notes", () => {
  const { communities, size } = buildOverview(graph, all, buildNaming(data));
  assert.deepEqual(communities, [0, 1]);
  assert.ok(size[0]! > size[1]!);
});

test("links between two communities are one edge that says how many", () => {
  const { figure } = buildOverview(graph, all, buildNaming(data));
  assert.deepEqual([[...figure.source], [...figure.target]], [[0], [1]]);
  assert.equal(figure.nameEdge(0), "3 links");
});

test("a bubble is named by its most central notes, and by fewer where there is less room", () => {
  const { figure } = buildOverview(graph, all, buildNaming(data));
  const lines = figure.listNames(0, 400).map((name) => name.lines.join(" "));
  assert.deepEqual(lines, ["Note 2, Note 0 4 notes", "Note 2 4 notes", "Note 2"]);
});

test("what filters hide does not count", () => {
  const { figure, communities } = buildOverview(graph, { nodes: new Set([0, 1, 4, 5]), edges: new Set([2]) }, buildNaming(data));
  assert.deepEqual(communities, [0, 1]);
  assert.ok(figure.listNames(0, 400)[0]!.lines.includes("2 notes"));
  assert.equal(figure.nameEdge(0), "1 links");
});

test("bubbles do not overlap, and stand where they stood last time", () => {
  const many = buildDocument(
    Array.from({ length: 600 }, (_, i) => ({ community: i % 30, x: i % 7, y: i % 11 })),
    { communities: Array.from({ length: 30 }, (_, i) => ({ count: 20, hubs: [i] })) },
  );
  const build = (): ReturnType<typeof buildOverview> => {
    const graph = new Graph(many);
    return buildOverview(graph, { nodes: new Set(graph.nodes.keys()), edges: new Set() }, buildNaming(many));
  };
  const { figure: { x, y }, size } = build();
  for (let a = 0; a < 30; a++) {
    for (let b = a + 1; b < 30; b++) assert.ok(Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) >= size[a]! + size[b]! - 1);
  }
  assert.deepEqual([...build().figure.x], [...x]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { Graph } from "../src/graph/graph";
import { buildOverview, findBubbleColours, findSlots } from "../src/map/overview";
import { findPalette } from "../src/map/palette";
import { buildDocument } from "./documents";
import { Scene } from "../src/map/scene";
import { buildNaming, buildView, draw, listTexts } from "./maps";

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

test("a bubble has its community's colour only where colour says communities", () => {
  const overview = buildOverview(graph, all, buildNaming(data));
  assert.deepEqual([...findSlots(overview, graph, "community")], [0, 1]);
  assert.deepEqual([...findSlots(overview, graph, "type")], [2, 2]); // grey
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

test("names of bubbles never overlap, and every bubble with room for some letters has one", () => {
  const counts = Array.from({ length: 24 }, (_, i) => 4 + ((i * 37) % 120));
  const notes = counts.flatMap((count, community) => Array.from({ length: count }, (_, i) => ({
    community, title: `Évaluation des politiques ${community}-${i}`, x: (community % 5) * 40, y: community * 9 })));
  const data = buildDocument(notes, { communities: counts.map((count, i) => ({ count, hubs: [notes.findIndex(({ community }) => community === i)] })) });
  const graph = new Graph(data);
  const { figure, size, slots, communities } = buildOverview(graph, { nodes: new Set(graph.nodes.keys()), edges: new Set() }, buildNaming(data));
  const scene = new Scene(figure);
  scene.show({ nodes: communities.keys(), edges: [] });
  scene.dress(size, slots);
  const { colours, rims } = findBubbleColours(graph, findPalette());
  scene.paint(findPalette(), colours, rims);
  for (const scale of [0.3, 0.5, 0.8, 1.2]) {
    const view = buildView(scale, { growth: scale });
    const texts = listTexts(draw(scene, view));
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        assert.ok(apart, `${scale}: ${a.text} / ${b.text}`);
      }
    }
    for (const [bubble, radius] of size.entries()) {
      if (radius * scale < 22) continue;
      const [x, y] = [500 + figure.x[bubble]! * scale, 400 + figure.y[bubble]! * scale];
      if (x < 100 || x > 900 || y < 100 || y > 700) continue;
      const near = texts.some(({ left, right, top, bottom }) => {
        const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
        return Math.abs((left + right) / 2 - x) < 2 ? away < radius * scale : away > radius * scale && away < radius * scale + 12;
      });
      assert.ok(near, `${scale}: bubble ${bubble} of ${radius * scale} px has no name`);
    }
  }
});

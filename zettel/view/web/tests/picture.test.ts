import assert from "node:assert/strict";
import { test } from "node:test";

import { STROKES } from "../src/map/strokes";
import { escape } from "../src/map/svg";
import { buildDocument } from "./documents";
import { buildScene, buildView, draw } from "./maps";

const relations = ["membre", "suit", "cite", "source", "lieu", "rare", "rare 2", ""].map((name, i) => ({ name, count: 9 - i }));

function build(relation: number[]): ReturnType<typeof buildScene> {
  const nodes = [
    { title: "A", x: -200, y: 0, types: [0], degree: 1 },
    { title: "B", x: 200, y: 0, types: [0], degree: 1 },
    { title: "C", x: 0, y: 150, placeholder: true },
  ];
  const edges = { source: relation.map((_, i) => i % 2), target: relation.map((_, i) => 1 - (i % 2)), relation };
  return buildScene(buildDocument(nodes, { relations, types: [{ name: "t", count: 2 }], edges }));
}

test("titles are text, whatever they hold", () => {
  const nodes = [{ title: `</text><script>"&'\u0000\u0008\ud800` }];
  const svg = draw(buildScene(buildDocument(nodes)), buildView());
  assert.ok(svg.includes('&lt;/text&gt;&lt;script&gt;&quot;&amp;\'<'));
  assert.ok(!/[\u0000-\u0008\ud800]/.test(svg));
  assert.equal(escape("a\ud83d\ude00b\udc00"), "a\ud83d\ude00b");
});

test("each of the commonest link types has a stroke of its own, plain links the lightest", () => {
  const svg = draw(build([0, 1, 2, 3, 4, 5, 6, 7]), buildView());
  const strokes = [...svg.matchAll(/<path d="M[^"]*" fill="none" stroke="#\w+" stroke-width="([\d.]+)"(?: stroke-dasharray="([^"]+)")?\/>/g)];
  const manners = strokes.map(([, width, dash]) => `${width} ${dash ?? ""}`);
  for (const { width, dash } of STROKES) assert.ok(manners.includes(`${width} ${dash.join(" ")}`));
  assert.equal(new Set(STROKES.slice(2).map(({ dash }) => dash.join(" "))).size, STROKES.length - 2);
});

test("a link to a note that is not written yet leads to an outline", () => {
  const svg = draw(build([0]), buildView());
  const { paper, other } = buildScene(buildDocument([])).palette;
  assert.ok(svg.includes(`fill="${paper}"`));
  assert.ok(!svg.includes(`fill="${other}"`));
});

test("of a trace, ends and edges are in full colour and named, all else is grey", () => {
  const scene = build([0, 7]);
  const { palette } = scene;
  assert.ok(draw(scene, buildView()).split(palette.types[0]!).length > 2);
  scene.traced = new Set();
  assert.ok(!draw(scene, buildView()).includes(palette.types[0]!));
  scene.traced = new Set([0]);
  const svg = draw(scene, buildView());
  assert.ok(svg.includes(palette.types[0]!));
  assert.ok(svg.includes(palette.strong));
  assert.ok(/>membre</.test(svg));
});

test("what is hidden is not drawn, nor edges that lead there", () => {
  const scene = build([0]);
  scene.show({ nodes: [0], edges: [0] });
  const svg = draw(scene, buildView());
  assert.ok(svg.includes(">A<") && !svg.includes(">B<"));
  assert.equal(scene.edges.flatMap((edges) => [...edges]).length, 0);
});

test("every group that is opened is closed", () => {
  const scene = build([0, 1]);
  scene.selected = 0;
  const svg = draw(scene, buildView());
  assert.ok(svg.includes("<g "));
  assert.equal(svg.split("<g ").length, svg.split("</g>").length);
});

test("few small nodes are discs as the large ones are; of many, the small ones are squares", () => {
  const drawMany = (count: number): string => {
    const nodes = Array.from({ length: count }, (_, i) => ({ x: (i % 40) * 10, y: Math.floor(i / 40) * 10, types: [0] }));
    const scene = buildScene(buildDocument(nodes, { types: [{ name: "t", count }] }));
    return draw(scene, { ...buildView(), growth: 0.1 });
  };
  const squares = (svg: string): number => svg.split("<rect ").length - 2; // the paper is one
  assert.equal(squares(drawMany(40)), 0);
  assert.equal(squares(drawMany(600)), 600);
});

test("few nodes far apart are larger than many, seen from as far; half of them are not", () => {
  const nodes = Array.from({ length: 400 }, (_, i) => ({ x: (i % 20) * 72, y: Math.floor(i / 20) * 72 }));
  const scene = buildScene(buildDocument(nodes));
  const measure = (every: number): number => {
    scene.show({ nodes: [...nodes.keys()].filter((i) => i % every === 0), edges: [] });
    return scene.sparse;
  };
  assert.equal(measure(1), 1);
  assert.ok(measure(2) < 1.2);
  assert.ok(measure(41) > 3);
});

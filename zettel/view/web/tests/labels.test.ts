import assert from "node:assert/strict";
import { test } from "node:test";

import type { Node } from "../src/data/document";
import type { Box } from "../src/map/grid";
import { buildDocument } from "./documents";
import { buildScene, buildView, draw, listTexts } from "./maps";

let seed = 11;
const random = (scale: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) * (scale / 2 ** 31);

const crowd = Array.from({ length: 400 }, (_, i): Partial<Node> => ({
  title: `Une note ${i} au titre assez long`, x: random(900) - 450, y: random(700) - 350, degree: Math.round(random(40)),
}));

function areApart(a: Box, b: Box): boolean {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
}

test("labels never overlap, at any scale", () => {
  const scene = buildScene(buildDocument(crowd));
  for (const scale of [0.3, 1, 4]) {
    const texts = listTexts(draw(scene, buildView(scale)));
    assert.ok(texts.length > 20);
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) assert.ok(areApart(a, b), `${a.text} / ${b.text}`);
    }
  }
});

test("the most linked notes are named first, more of them as one comes closer", () => {
  const data = buildDocument(crowd);
  const scene = buildScene(data);
  const count = (scale: number): number => listTexts(draw(scene, buildView(scale))).length / 2; // lines
  const near = listTexts(draw(scene, buildView(0.25))).map(({ text }) => text).join(" ");
  const [most] = scene.order;
  assert.ok(near.includes(`Une note ${most} au`));
  const seen = (scale: number): number => crowd.filter(({ x, y }) => Math.abs(x! * scale) < 500 && Math.abs(y! * scale) < 400).length;
  assert.ok(count(4) / seen(4) > count(1) / seen(1));
  assert.ok(count(1) > count(0.25));
});

test("the note that is read and the one under the pointer are always named", () => {
  const nodes = Array.from({ length: 30 }, (_, i) => ({ title: `Note ${i}`, x: i % 3, y: i % 5, degree: 30 - i }));
  const scene = buildScene(buildDocument(nodes));
  scene.selected = 29;
  scene.centre = 28;
  const texts = listTexts(draw(scene, buildView(0.1))).map(({ text }) => text);
  assert.ok(texts.includes("Note 29") && texts.includes("Note 28"));
});

test("no label lies under a panel", () => {
  const scene = buildScene(buildDocument(crowd));
  const insets = { left: 300, right: 250, top: 0, bottom: 0 };
  const texts = listTexts(draw(scene, buildView(1, { insets })));
  assert.ok(texts.length > 10);
  for (const { left, right } of texts) assert.ok(left >= 298 && right <= 752);
});

test("a label stands under no button that lies over the map", () => {
  const scene = buildScene(buildDocument(crowd));
  const button = { left: 300, right: 700, top: 200, bottom: 600 };
  const insets = { left: 0, right: 0, top: 0, bottom: 0, over: [button] };
  const texts = listTexts(draw(scene, buildView(1, { insets })));
  assert.ok(texts.length > 10);
  for (const text of texts) assert.ok(areApart(text, button), text.text);
});

test("small notes are named where there is room, and not in a thicket", () => {
  const alone = Array.from({ length: 12 }, (_, i): Partial<Node> => ({ title: `Seule ${i}`, x: (i % 4) * 500 - 800, y: Math.floor(i / 4) * 250, degree: 0 }));
  const thicket = Array.from({ length: 300 }, (_, i): Partial<Node> => ({ title: `Note ${i}`, x: random(600) - 300, y: -500 - random(300), degree: i }));
  const data = buildDocument([...alone, ...thicket]);
  const texts = listTexts(draw(buildScene(data), buildView(0.5))).map(({ text }) => text);
  assert.equal(texts.filter((text) => text.startsWith("Seule")).length, 12);
  assert.ok(texts.length < 60);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera, blend } from "../src/map/camera";

const NONE = { left: 0, right: 0, top: 0, bottom: 0 };

function build(insets = NONE): Camera {
  const camera = new Camera(() => insets);
  camera.resize(1000, 600);
  return camera;
}

test("zooming keeps the place under the pointer where it is", () => {
  const camera = build();
  const before = camera.findPlace(300, 200);
  camera.frame = camera.zoomed(2.5, 300, 200);
  assert.deepEqual(camera.findPlace(300, 200), before);
  assert.equal(camera.frame.scale, 2.5);
});

test("zooming ends where nothing can be told apart, or only one note is seen", () => {
  const camera = build();
  camera.frame = camera.zoomed(1e9, 0, 0);
  assert.ok(camera.frame.scale < 100);
  camera.frame = camera.zoomed(1e-12, 0, 0);
  assert.ok(camera.frame.scale > 0.001);
});

test("a whole map lies in the middle of what the panels leave, and inside it", () => {
  const camera = build({ left: 300, right: 100, top: 0, bottom: 0 });
  camera.frame = camera.framed(camera.fit({ x: 50, y: -20, width: 4000, height: 1000 }));
  const { scale, left, top } = camera.frame;
  assert.ok(Math.abs(50 * scale + left - 600) < 1e-9);
  assert.ok(Math.abs(-20 * scale + top - 300) < 1e-9);
  assert.ok((50 - 2000) * scale + left >= 300);
  assert.ok((50 + 2000) * scale + left <= 900);
});

test("a view that was found can be set again, on a screen of another size too", () => {
  const camera = build({ left: 200, right: 0, top: 0, bottom: 0 });
  camera.frame = { scale: 0.5, left: 80, top: -30 };
  const view = camera.findView();
  camera.resize(400, 900);
  camera.frame = camera.framed(view);
  assert.deepEqual(camera.findView(), view);
});

test("what was in the middle stays there when the screen changes", () => {
  const camera = build();
  const before = camera.findView();
  camera.resize(700, 900);
  assert.deepEqual(camera.findView(), before);
});

test("a flight begins and ends where it should, and holds the pointer's place on the way", () => {
  const camera = build();
  const from = camera.frame;
  const to = camera.zoomed(3, 250, 100);
  assert.deepEqual(blend(from, to, 0), from);
  const place = camera.findPlace(250, 100);
  for (const part of [0.25, 0.5, 1]) {
    const { scale, left } = blend(from, to, part);
    assert.ok(Math.abs(place.x * scale + left - 250) < 1e-6);
  }
});

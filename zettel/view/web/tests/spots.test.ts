import assert from "node:assert/strict";
import { test } from "node:test";

import { SpotGrid } from "../src/map/spots";

let seed = 3;
const draw = (scale: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) * (scale / 2 ** 31);

const COUNT = 400;
const spots = {
  figure: {
    x: Float64Array.from({ length: COUNT }, () => draw(4000) - 2000),
    y: Float64Array.from({ length: COUNT }, () => draw(4000) - 2000),
  },
  size: Float64Array.from({ length: COUNT }, () => 6 + draw(30)),
  shown: Uint8Array.from({ length: COUNT }, () => (draw(1) < 0.8 ? 1 : 0)),
};

/** What looking at every node finds. */
function search(x: number, y: number, reach: number, grown: number): number | null {
  let [found, nearest]: [number | null, number] = [null, reach];
  for (let node = 0; node < COUNT; node++) {
    if (!spots.shown[node]) continue;
    const distance = Math.hypot(spots.figure.x[node]! - x, spots.figure.y[node]! - y) - spots.size[node]! * grown;
    if (distance < nearest) [nearest, found] = [distance, node];
  }
  return found;
}

test("the grid finds what looking at every node finds", () => {
  const grid = new SpotGrid(spots);
  for (let i = 0; i < 600; i++) {
    const [x, y, reach, grown] = [draw(4400) - 2200, draw(4400) - 2200, draw(60), 0.3 + draw(1.5)];
    assert.equal(grid.find(x, y, reach, grown), search(x, y, reach, grown));
  }
});

test("a node that was moved is found where it is now", () => {
  const grid = new SpotGrid(spots);
  const node = spots.shown.indexOf(1);
  assert.equal(grid.find(9000, 9000, 5), null);
  spots.figure.x[node] = spots.figure.y[node] = 9000;
  grid.forget();
  assert.equal(grid.find(9001, 9001, 5), node);
});

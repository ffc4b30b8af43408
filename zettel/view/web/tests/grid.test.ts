import assert from "node:assert/strict";
import { test } from "node:test";

import { type Box, Grid } from "../src/map/grid";

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

/** Numbers that look random and are the same each time. */
function* draw(seed: number): Generator<number> {
  for (;;) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    yield seed / 2 ** 31;
  }
}

test("boxes that overlap meet, boxes that touch do not", () => {
  const grid = new Grid();
  grid.add(box(0, 0, 100, 20));
  assert.ok(grid.meets(box(99, 19, 300, 40)));
  assert.ok(!grid.meets(box(100, 0, 200, 20)));
  assert.ok(!grid.meets(box(0, 20, 100, 40)));
});

test("the grid answers as looking at every box does, left and above of the middle too", () => {
  const numbers = draw(7);
  const next = (scale: number): number => numbers.next().value * scale;
  const build = (): Box => {
    const [left, top] = [next(900) - 450, next(900) - 450];
    return box(left, top, left + next(150), top + next(30));
  };
  const boxes = Array.from({ length: 60 }, build);
  const grid = new Grid();
  for (const one of boxes) grid.add(one);
  for (let i = 0; i < 500; i++) {
    const asked = build();
    const meets = boxes.some(
      (one) => one.left < asked.right && one.right > asked.left && one.top < asked.bottom && one.bottom > asked.top,
    );
    assert.equal(grid.meets(asked), meets);
  }
});

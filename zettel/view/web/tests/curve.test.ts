import assert from "node:assert/strict";
import { test } from "node:test";

import { type Curve, bendCurve, findAlong, findBends } from "../src/map/curve";

const line = (): Curve => ({ x1: 0, y1: 0, x2: 200, y2: 0, cx: 0, cy: 0, isBent: false });

/** A figure of some edges between three nodes. */
function build(...edges: [number, number][]): Parameters<typeof findBends>[0] {
  return {
    x: new Float64Array(3),
    source: Int32Array.from(edges, ([source]) => source),
    target: Int32Array.from(edges, ([, target]) => target),
  } as never;
}

test("an edge alone between its nodes is straight", () => {
  const bends = findBends(build([0, 1], [1, 2]), [Int32Array.of(0, 1)]);
  assert.deepEqual([...bends], [0, 0]);
});

test("edges between the same nodes are drawn apart, whichever way they lead", () => {
  const edges: [number, number][] = [[0, 1], [0, 1], [1, 0], [1, 0]];
  const bends = findBends(build(...edges), [Int32Array.of(0, 1, 2, 3)]);
  const aside = edges.map(([source], edge) => {
    const curve = source === 0 ? line() : { ...line(), x1: 200, x2: 0 };
    return Math.round(bendCurve(curve, bends[edge]!).cy);
  });
  assert.equal(new Set(aside).size, 4);
  assert.equal(aside.reduce((sum, y) => sum + y, 0), 0);
});

test("edges that are not shown bend no others", () => {
  const bends = findBends(build([0, 1], [1, 0]), [Int32Array.of(1)]);
  assert.deepEqual([...bends], [0, 0]);
});

test("a curve begins and ends at its ends and is bent between them", () => {
  const curve = bendCurve(line(), 0.2);
  assert.deepEqual([findAlong(curve, 0).x, findAlong(curve, 0).y], [0, 0]);
  assert.deepEqual([findAlong(curve, 1).x, findAlong(curve, 1).y], [200, 0]);
  const { x, y, angle } = findAlong(curve, 0.5);
  assert.equal(x, 100);
  assert.equal(y, -20);
  assert.equal(angle, 0);
});

test("edges far apart do not swing out farther and farther", () => {
  const near = bendCurve({ ...line(), x2: 400 }, 0.2).cy;
  assert.equal(Math.round(bendCurve({ ...line(), x2: 4000 }, 0.2).cy), Math.round(near));
});

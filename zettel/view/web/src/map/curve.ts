// The way of an edge between its ends: straight, or bent where several join the same two nodes.

import type { Figure } from "./figure";

/** From (x1, y1) to (x2, y2), drawn towards (cx, cy) on the way where it is bent. */
export interface Curve {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  cx: number;
  cy: number;
  isBent: boolean;
}

const APART = 0.16; // of its length, how far two edges between the same nodes stand apart
const FARTHEST = 260; // px of length beyond which they stand no farther apart
const FLAT = 3; // px, a bend that is not worth a curve

/** How far each edge is bent: those between the same two nodes are spread about the straight line. */
export function findBends(figure: Figure, groups: Iterable<Int32Array>): Float32Array {
  const { source, target, x } = figure;
  const bends = new Float32Array(source.length);
  const pairs = new Map<number, number[]>();
  for (const edges of groups) {
    for (const edge of edges) {
      const [a, b] = [source[edge]!, target[edge]!];
      const key = Math.min(a, b) * x.length + Math.max(a, b);
      const pair = pairs.get(key);
      if (pair) pair.push(edge);
      else pairs.set(key, [edge]);
    }
  }
  for (const edges of pairs.values()) {
    if (edges.length === 1) continue;
    edges.sort((a, b) => a - b);
    edges.forEach((edge, i) => {
      const side = source[edge]! < target[edge]! ? 1 : -1; // both directions are seen from one end
      bends[edge] = side * APART * Math.min(2, 6 / edges.length) * (i - (edges.length - 1) / 2);
    });
  }
  return bends;
}

/** Bends the straight way between two points on screen. Fills `curve` and gives it back. */
export function bendCurve(curve: Curve, bend: number): Curve {
  const { x1, y1, x2, y2 } = curve;
  const length = bend === 0 ? 0 : Math.hypot(x2 - x1, y2 - y1);
  curve.isBent = Math.abs(bend) * length > FLAT;
  const aside = curve.isBent ? bend * Math.min(1, FARTHEST / length) : 0;
  curve.cx = (x1 + x2) / 2 + (y2 - y1) * aside;
  curve.cy = (y1 + y2) / 2 - (x2 - x1) * aside;
  return curve;
}

/** The place a part of the way along a curve, and the direction there as an angle. */
export function findAlong(curve: Curve, part: number): { x: number; y: number; angle: number } {
  const { x1, y1, x2, y2, cx, cy } = curve;
  const rest = 1 - part;
  const x = rest * rest * x1 + 2 * rest * part * cx + part * part * x2;
  const y = rest * rest * y1 + 2 * rest * part * cy + part * part * y2;
  const [dx, dy] = [rest * (cx - x1) + part * (x2 - cx), rest * (cy - y1) + part * (y2 - cy)];
  return { x, y, angle: Math.atan2(dy, dx) };
}

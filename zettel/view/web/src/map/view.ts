// How a figure lies on the screen while one picture is drawn.

import type { Frame } from "./camera";
import type { Insets } from "./map";

export interface View extends Frame {
  width: number;
  height: number;
  insets: Insets;
  growth: number; // px of radius for one unit of a node's size
  isMoving: boolean; // another picture follows at once: what is costly may wait
}

export const SPECK = 1.25; // px, the radius that a node has at least

/**
 * Nodes grow slower than the map does when it is enlarged: that makes room for names. Few nodes far
 * apart (`sparse` times as far as all are) are larger when they are seen from afar.
 */
export function findGrowth(scale: number, sparse = 1): number {
  return scale <= 1 ? Math.min(1, scale * sparse) : scale ** 0.6;
}

export function findRadius(view: View, size: number): number {
  return Math.max(SPECK, size * view.growth);
}

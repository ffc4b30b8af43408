// Where the map is looked at: places of the map to pixels of the screen and back. No drawing here.

import type { Insets, MapView } from "./map";

/** How the map lies on the screen: a place (x, y) is drawn at (x · scale + left, y · scale + top). */
export interface Frame {
  scale: number;
  left: number;
  top: number;
}

export interface Bounds {
  x: number; // the middle
  y: number;
  width: number;
  height: number;
}

const SMALLEST = 0.01;
const LARGEST = 6;
const CLOSE = 1.6; // the scale beyond which a whole map is not enlarged
const MARGIN = 56; // px that a whole map keeps from each edge, for labels

export class Camera {
  frame: Frame = { scale: 1, left: 0, top: 0 };
  width = 0;
  height = 0;

  constructor(private readonly insets: () => Insets) {}

  /** Takes over the size of the screen; what was in the middle stays there. */
  resize(width: number, height: number): void {
    const [right, down] = [(width - this.width) / 2, (height - this.height) / 2];
    if (this.width > 0) this.pan(right, down);
    this.width = width;
    this.height = height;
  }

  pan(dx: number, dy: number): void {
    const { scale, left, top } = this.frame;
    this.frame = { scale, left: left + dx, top: top + dy };
  }

  /** The frame in which the place under a pixel stays there while everything grows by a factor. */
  zoomed(factor: number, x: number, y: number, from = this.frame): Frame {
    const scale = clamp(from.scale * factor);
    const by = scale / from.scale;
    return { scale, left: x - (x - from.left) * by, top: y - (y - from.top) * by };
  }

  /** The frame that shows a view in the middle of what the panels leave. */
  framed(view: MapView): Frame {
    const { x, y } = this.findMiddle();
    const scale = clamp(view.scale);
    return { scale, left: x - view.x * scale, top: y - view.y * scale };
  }

  /** The view that shows all of a rectangle. */
  fit(bounds: Bounds): MapView {
    const { left, right, top, bottom } = this.insets();
    const [freeWidth, freeHeight] = [this.width - left - right, this.height - top - bottom];
    const width = Math.max(80, freeWidth - 2 * Math.min(MARGIN, this.width / 10));
    const height = Math.max(80, freeHeight - 2 * Math.min(MARGIN, freeHeight / 8));
    const scale = Math.min(width / (bounds.width || 1), height / (bounds.height || 1), CLOSE);
    return { x: bounds.x, y: bounds.y, scale };
  }

  findView(): MapView {
    const { scale, left, top } = this.frame;
    const { x, y } = this.findMiddle();
    return { x: (x - left) / scale, y: (y - top) / scale, scale };
  }

  /** The middle, in pixels, of what the panels leave. */
  findMiddle(): { x: number; y: number } {
    const { left, right, top, bottom } = this.insets();
    return { x: (left + this.width - right) / 2, y: (top + this.height - bottom) / 2 };
  }

  /** The place of the map under a pixel. */
  findPlace(x: number, y: number): { x: number; y: number } {
    const { scale, left, top } = this.frame;
    return { x: (x - left) / scale, y: (y - top) / scale };
  }
}

/** The frame a part of the way between two: what both show moves straight and grows evenly. */
export function blend(from: Frame, to: Frame, part: number): Frame {
  const scale = from.scale * (to.scale / from.scale) ** part;
  const way = to.scale === from.scale ? part : (scale - from.scale) / (to.scale - from.scale);
  return {
    scale,
    left: from.left + (to.left - from.left) * way,
    top: from.top + (to.top - from.top) * way,
  };
}

function clamp(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

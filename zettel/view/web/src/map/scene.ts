// What is to be drawn: places, sizes, colours, and what is shown, kept, selected. No drawing here.

import type { Document } from "../document";
import type { Graph } from "../graph";
import type { Visible } from "../visible";
import type { Naming } from "./map";
import { type Palette, findPalette, pickColour } from "./palette";

const LARGEST = 36; // a hub stays smaller than its neighbourhood

export class Scene {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly size: Float64Array;
  readonly byDegree: number[]; // the most linked first: whose label is drawn first
  readonly byColour: number[]; // nodes of one type together, so that the brush changes rarely
  palette: Palette = findPalette();
  visible: Visible;
  keep: ReadonlySet<number> | null = null;
  centre: number | null = null;
  selected: number | null = null;
  private readonly untyped: number;

  readonly data: Document;

  constructor(
    readonly graph: Graph,
    readonly naming: Naming,
  ) {
    const { data } = graph;
    this.data = data;
    this.x = Float64Array.from(data.nodes, (node) => node.x);
    this.y = Float64Array.from(data.nodes, (node) => node.y);
    this.size = Float64Array.from(data.nodes, (node) => Math.min(LARGEST, 6 + 2.4 * Math.sqrt(node.degree)));
    this.byDegree = data.nodes.map((_, i) => i);
    this.byDegree.sort((a, b) => data.nodes[b]!.degree - data.nodes[a]!.degree || a - b);
    const type = (i: number): number => data.nodes[i]!.types[0] ?? -1;
    this.byColour = [...this.byDegree].sort((a, b) => type(a) - type(b));
    this.untyped = data.types.findIndex((type) => type.name === "");
    this.visible = { nodes: new Set(this.byDegree), edges: new Set(Array(graph.size).keys()) };
  }

  colour(node: number): string {
    return pickColour(this.palette, this.data.nodes[node]!.types[0], this.untyped);
  }

  /** The visible node under a point of the map, the nearest if several; `reach` widens them. */
  findNode(x: number, y: number, reach: number): number | null {
    let found: number | null = null;
    let nearest = Infinity;
    for (const i of this.visible.nodes) {
      const distance = Math.hypot(this.x[i]! - x, this.y[i]! - y) - this.size[i]!;
      if (distance < reach && distance < nearest) {
        nearest = distance;
        found = i;
      }
    }
    return found;
  }

  /** The nearest visible node in a direction (unit vector), preferring what lies straight ahead. */
  findNext(from: number, dx: number, dy: number): number | null {
    let found: number | null = null;
    let nearest = Infinity;
    for (const i of this.visible.nodes) {
      const [x, y] = [this.x[i]! - this.x[from]!, this.y[i]! - this.y[from]!];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      if (i === from || ahead <= aside * 0.5) continue;
      const cost = ahead + 2 * aside;
      if (cost < nearest) [nearest, found] = [cost, i];
    }
    return found;
  }

  /** The rectangle around all visible nodes. */
  findBounds(): { x: number; y: number; width: number; height: number } {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const i of this.visible.nodes) {
      left = Math.min(left, this.x[i]! - this.size[i]!);
      right = Math.max(right, this.x[i]! + this.size[i]!);
      top = Math.min(top, this.y[i]! - this.size[i]!);
      bottom = Math.max(bottom, this.y[i]! + this.size[i]!);
    }
    if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }
}

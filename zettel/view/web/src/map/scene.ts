// What is to be drawn of a figure: sizes, colours, and what is shown, kept, selected. No drawing here.

import type { Bounds } from "./camera";
import { findBends } from "./curve";
import type { Figure } from "./figure";
import { type Palette, findPalette, findRim, mix } from "./palette";
import { SpotGrid } from "./spots";
import { STROKES } from "./strokes";

const SPACING = 72; // map units between nodes of a whole map (zettel/view/layout.py)
const LOOSE = 1.6; // a filter that leaves half of the notes changes no size

export interface Shown {
  nodes: Iterable<number>;
  edges: Iterable<number>;
}

export class Scene {
  readonly count: number;
  size: Float64Array;
  slots: Uint8Array; // by node, its colour's number
  colours: string[] = [];
  rims: string[] = [];
  specks: string[] = []; // colours of nodes too small for a rim
  palette: Palette = findPalette();
  order: Int32Array; // the largest first: whose label is drawn first
  readonly shown: Uint8Array; // by node, whether it is
  shownCount = 0;
  sparse = 1; // how much farther apart the shown nodes are than nodes of a whole map, if much
  edges: Int32Array[] = []; // the shown ones by stroke
  bend: Float32Array; // by edge, how far it is bent away from others between its ends
  keep: ReadonlySet<number> | null = null;
  centre: number | null = null;
  selected: number | null = null;
  traced: ReadonlySet<number> | null = null; // edges
  private beside: Int32Array[] = []; // by node, its shown edges; made when asked for
  private readonly spots: SpotGrid;

  constructor(readonly figure: Figure) {
    this.count = figure.x.length;
    this.size = new Float64Array(this.count).fill(10);
    this.slots = new Uint8Array(this.count);
    this.order = Int32Array.from({ length: this.count }, (_, i) => i);
    this.shown = new Uint8Array(this.count);
    this.bend = new Float32Array(figure.source.length);
    this.spots = new SpotGrid(this);
  }

  show({ nodes, edges }: Shown): void {
    const { source, target, stroke } = this.figure;
    this.shown.fill(0);
    this.shownCount = 0;
    for (const node of nodes) {
      this.shown[node] = 1;
      this.shownCount += 1;
    }
    const groups: number[][] = STROKES.map(() => []);
    for (const edge of edges) if (this.shown[source[edge]!] && this.shown[target[edge]!]) groups[stroke[edge]!]!.push(edge);
    this.edges = groups.map((group) => Int32Array.from(group));
    this.bend = findBends(this.figure, this.edges);
    this.beside = [];
    this.sparse = Math.max(1, (measureSpacing(this.figure, this.shown, this.shownCount) / SPACING) ** 1.5 / LOOSE);
    this.moved();
  }

  /** Gives the nodes their sizes, and the numbers of their colours. */
  dress(size: Float64Array, slots: Uint8Array): void {
    this.size = size;
    this.slots = slots;
    this.order.sort((a, b) => size[b]! - size[a]! || a - b);
    this.moved();
  }

  /** Takes over the colours that the slots number, and those of the rims. */
  paint(palette: Palette, colours: string[], rims = colours.map((colour) => findRim(palette, colour))): void {
    this.palette = palette;
    this.rims = rims;
    this.specks = colours.map((colour) => mix(colour, palette.rim.towards, palette.rim.part / 2));
    this.colours = colours;
  }

  /** To be told when nodes have other places or sizes. */
  moved(): void {
    this.spots.forget();
  }

  move(node: number, x: number, y: number): void {
    this.figure.x[node] = x;
    this.figure.y[node] = y;
    this.moved();
  }

  isShown(node: number | null): node is number {
    return node !== null && this.shown[node] === 1;
  }

  /** The shown edges of a node. */
  listEdges(node: number): Int32Array {
    if (this.beside.length === 0) this.beside = gatherEdges(this.figure, this.edges, this.count);
    return this.beside[node]!;
  }

  /** A node and all that it is linked with. */
  findNeighbours(node: number): Set<number> {
    const { source, target } = this.figure;
    const found = new Set([node]);
    for (const edge of this.listEdges(node)) found.add(source[edge]!).add(target[edge]!);
    return found;
  }

  /** The shown node under a point of the map, the nearest if several; `reach` widens them by map units. */
  findNode(x: number, y: number, reach: number, grown: number): number | null {
    return this.spots.find(x, y, reach, grown);
  }

  /** The nearest shown node in a direction (unit vector), preferring what lies straight ahead. */
  findNext(from: number, dx: number, dy: number): number | null {
    const { x: xs, y: ys } = this.figure;
    let found: number | null = null;
    let nearest = Infinity;
    for (let i = 0; i < this.count; i++) {
      if (i === from || !this.shown[i]) continue;
      const [x, y] = [xs[i]! - xs[from]!, ys[i]! - ys[from]!];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      if (ahead <= aside * 0.5) continue;
      const cost = ahead + 2 * aside;
      if (cost < nearest) [nearest, found] = [cost, i];
    }
    return found;
  }

  /** The rectangle around all shown nodes, or around some of them. */
  findBounds(nodes?: Iterable<number>): Bounds {
    const { x, y } = this.figure;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const i of nodes ?? this.order) {
      if (!this.shown[i]) continue;
      left = Math.min(left, x[i]! - this.size[i]!);
      right = Math.max(right, x[i]! + this.size[i]!);
      top = Math.min(top, y[i]! - this.size[i]!);
      bottom = Math.max(bottom, y[i]! + this.size[i]!);
    }
    if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }
}

/** How far apart the shown nodes are, on average. */
function measureSpacing({ x, y }: Figure, shown: Uint8Array, count: number): number {
  let [sumX, sumY, squares] = [0, 0, 0];
  for (let i = 0; i < shown.length; i++) {
    if (!shown[i]) continue;
    sumX += x[i]!;
    sumY += y[i]!;
    squares += x[i]! ** 2 + y[i]! ** 2;
  }
  const spread = squares / count - (sumX / count) ** 2 - (sumY / count) ** 2;
  return count < 2 ? 0 : Math.sqrt((2 * spread) / count);
}

function gatherEdges(figure: Figure, groups: Int32Array[], count: number): Int32Array[] {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (const group of groups) {
    for (const edge of group) {
      found[figure.source[edge]!]!.push(edge);
      found[figure.target[edge]!]!.push(edge);
    }
  }
  return found.map((edges) => Int32Array.from(edges));
}

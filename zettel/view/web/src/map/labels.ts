// Labels that never overlap: the largest nodes first, more as one zooms in.

import { type Brush, FONT } from "./brush";
import type { Name } from "./figure";
import { type Box, Grid } from "./grid";
import { isOnScreen, placeNode } from "./nodes";
import type { Scene } from "./scene";
import { findRadius, type View } from "./view";

const LINE = 15;
const MOST = 160; // labels at a time
const SMALLEST = { few: 1.6, many: 3.2 }; // px of radius below which a node has no label
const CROWD = 200; // nodes that are many
const GAP = 4; // px between a node and its label
const FIRST = 10; // the largest ones, labelled at any size
const SPECK = 2.5; // px of radius below which a node may be covered by a label
const SEEN = 1500; // nodes, the largest on the screen, that labels keep off

export class Labels {
  private readonly widths = new Map<string, number>();
  private taken = new Grid(); // by labels, and by the nodes larger than the one in turn
  private circles = new Grid(); // by all nodes
  private smallest = SMALLEST.few;

  constructor(private readonly brush: Brush) {}

  /** Draws labels of `nodes` in order, as many as fit; `always` ones first and in any case, `near` ones at any size. */
  draw(scene: Scene, view: View, nodes: Iterable<number>, always: readonly number[], near: ReadonlySet<number>): void {
    this.smallest = (scene.keep?.size ?? scene.shownCount) > CROWD ? SMALLEST.many : SMALLEST.few;
    this.taken = new Grid();
    this.circles = this.findCircles(scene, view);
    for (const node of always) this.place(scene, view, node, true);
    let drawn = 0;
    for (const node of nodes) {
      if (!scene.shown[node] || !isOnScreen(scene, view, node) || always.includes(node)) continue;
      if (this.place(scene, view, node, false, drawn < FIRST || near.has(node))) drawn += 1;
      if (drawn >= MOST) return;
    }
  }

  /** Claims the room of a text along a line; false when something is there already. */
  claimLine(x: number, y: number, angle: number, length: number): boolean {
    const boxes: Box[] = [];
    for (let at = -length / 2; at <= length / 2; at += 10) {
      const [cx, cy] = [x + at * Math.cos(angle), y + at * Math.sin(angle)];
      boxes.push({ left: cx - 6, top: cy - 6, right: cx + 6, bottom: cy + 6 });
    }
    if (boxes.some((box) => this.taken.meets(box))) return false;
    for (const box of boxes) this.taken.add(box);
    return true;
  }

  private findCircles(scene: Scene, view: View): Grid {
    const grid = new Grid();
    let seen = 0;
    for (const node of scene.keep ?? scene.order) {
      const radius = findRadius(view, scene.size[node]!) * 0.8;
      if (radius < SPECK && !scene.keep) break; // the others are smaller still
      if (!scene.shown[node] || !isOnScreen(scene, view, node)) continue;
      const { x, y } = placeNode(scene, view, node);
      grid.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
      if (++seen > SEEN) break;
    }
    return grid;
  }

  private place(scene: Scene, view: View, node: number, force: boolean, important = true): boolean {
    const { x, y, radius } = placeNode(scene, view, node);
    const { insets, width, height } = view;
    if (x < insets.left || x > width - insets.right || y < insets.top || y > height - insets.bottom) return false;
    if (!important && radius < this.smallest) return false;
    const names = scene.figure.listNames(node, 2 * radius);
    const inner = scene.figure.isBubbles ? this.findInner(names, radius) : undefined;
    const { lines, count } = inner ?? names.at(-1)!;
    const length = this.measure(lines);
    const around = listPlaces(x, y, Math.max(2, radius) + GAP, length + 4, lines.length * LINE);
    const fits = (box: Box): boolean =>
      box.left >= insets.left && box.right <= width - insets.right && !this.taken.meets(box);
    const free = around.filter(fits);
    const clear = inner ? centre(x, y, length, lines.length * LINE) : free.find((place) => !this.circles.meets(place));
    const box = clear ?? (important ? free[0] : undefined) ?? (force ? around[0] : undefined);
    // Later labels, of smaller nodes, keep off this node.
    this.taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    if (!box) return false;
    this.taken.add(box);
    this.write(scene, lines, box, { strong: force || !scene.figure.isHollow(node), count, isInside: inner !== undefined });
    return true;
  }

  private write(scene: Scene, lines: string[], box: Box, manner: { strong: boolean; count: boolean; isInside: boolean }): void {
    const { brush } = this;
    const { ink, quiet, paper } = scene.palette;
    const x = (box.left + box.right) / 2;
    brush.font = `12px ${FONT}`;
    brush.textAlign = "center";
    brush.textBaseline = "top";
    brush.lineJoin = "round";
    brush.lineWidth = 3;
    brush.strokeStyle = paper;
    lines.forEach((line, i) => {
      const isCount = manner.count && i === lines.length - 1;
      brush.fillStyle = manner.strong && !isCount ? ink : quiet;
      if (!manner.isInside) brush.strokeText(line, x, box.top + i * LINE);
      brush.fillText(line, x, box.top + i * LINE);
    });
  }

  /** The longest name that has room in a disc; the shortest may stand out a little. */
  private findInner(names: Name[], radius: number): Name | undefined {
    return names.find(({ lines }, i) => this.fitsInside(lines, radius, i === names.length - 1 ? 8 : -3));
  }

  /** Whether lines have room in a disc, each as wide as it is there and some pixels more. */
  private fitsInside(lines: string[], radius: number, more: number): boolean {
    return lines.every((line, i) => {
      const away = Math.abs(i + 0.5 - lines.length / 2) * LINE + LINE / 3;
      return away < radius && this.measure([line]) / 2 <= Math.sqrt(radius ** 2 - away ** 2) + more;
    });
  }

  private measure(lines: string[]): number {
    const key = lines.join("\n");
    let known = this.widths.get(key);
    if (known === undefined) {
      this.brush.font = `12px ${FONT}`;
      known = Math.max(...lines.map((line) => this.brush.measureText(line).width));
      this.widths.set(key, known);
    }
    return known;
  }
}

function centre(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Where a label may stand: below its node, above, to the right, to the left, and at the corners. */
function listPlaces(x: number, y: number, away: number, width: number, height: number): Box[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const aslant = away * 0.7;
  return [
    at(x - width / 2, y + away),
    at(x - width / 2, y - away - height),
    at(x + away, y - height / 2),
    at(x - away - width, y - height / 2),
    at(x + aslant, y + aslant - LINE / 3),
    at(x + aslant, y - aslant - height + LINE / 3),
    at(x - aslant - width, y + aslant - LINE / 3),
    at(x - aslant - width, y - aslant - height + LINE / 3),
  ];
}

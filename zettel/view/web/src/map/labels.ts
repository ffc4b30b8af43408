// Labels that never overlap and never cut a word: the most linked nodes first, more as one zooms in.

import { setSpaces } from "../typography";
import { type Box, Grid } from "./grid";
import type { Insets } from "./map";
import type { Scene } from "./scene";

export interface View {
  scale: number;
  width: number;
  height: number;
  insets: Insets;
  toX(x: number): number;
  toY(y: number): number;
}

const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const LINE = 15;
const LETTERS = 22; // a line's length before it wraps
const LONGEST = 32; // letters of a word; one that is longer would run across the map
const MOST = 160; // labels at a time
const SMALLEST = { few: 1.6, many: 3.2 }; // px of radius below which a node has no label
const CROWD = 200; // nodes that are many
const GAP = 4; // px between a node and its label
const FIRST = 10; // the most linked ones, labelled at any size
const MANY = 1500; // nodes beyond which labels may cover the small ones

export class Labels {
  private readonly lines = new Map<string, { lines: string[]; width: number }>();
  private taken = new Grid(); // by labels, and by the nodes more linked than the one in turn
  private circles = new Grid(); // by all nodes

  private smallest = SMALLEST.few;

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** Draws labels of `nodes` in order, as many as fit; `always` ones first and in any case, `near` ones at any size. */
  draw(scene: Scene, view: View, nodes: Iterable<number>, always: number[], near: ReadonlySet<number>): void {
    this.smallest = (scene.keep ?? scene.visible.nodes).size > CROWD ? SMALLEST.many : SMALLEST.few;
    this.taken = new Grid();
    this.circles = this.findCircles(scene, view);
    for (const node of always) this.place(scene, view, node, true);
    const forced = new Set(always);
    let drawn = 0;
    for (const node of nodes) {
      if (forced.has(node) || !scene.visible.nodes.has(node)) continue;
      if (this.place(scene, view, node, false, drawn < FIRST || near.has(node))) drawn += 1;
      if (drawn >= MOST) return;
    }
  }

  private findCircles(scene: Scene, view: View): Grid {
    const grid = new Grid();
    if (scene.visible.nodes.size > MANY) return grid;
    for (const node of scene.keep ?? scene.visible.nodes) {
      const [x, y] = [view.toX(scene.x[node]!), view.toY(scene.y[node]!)];
      const radius = scene.size[node]! * view.scale * 0.8;
      grid.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }
    return grid;
  }

  private place(scene: Scene, view: View, node: number, force: boolean, important = true): boolean {
    const x = view.toX(scene.x[node]!);
    const y = view.toY(scene.y[node]!);
    const { insets, width, height } = view;
    if (x < insets.left || x > width - insets.right || y < insets.top || y > height - insets.bottom) return false;
    const radius = Math.max(2, scene.size[node]! * view.scale);
    if (!important && radius < this.smallest) return false;
    const circle = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    const { lines, width: length } = this.measure(scene.naming.title(node));
    const around = listPlaces(x, y, radius + GAP, length + 4, lines.length * LINE);
    const fits = (box: Box): boolean =>
      box.left >= insets.left && box.right <= width - insets.right && !this.taken.meets(box);
    const free = around.filter(fits);
    const box = free.find((place) => !this.circles.meets(place)) ?? free[0] ?? (force ? around[0] : undefined);
    this.taken.add(circle); // later labels, of less linked nodes, keep off this node
    if (!box) return false;
    this.taken.add(box);
    this.write(scene, lines, box, force || scene.data.nodes[node]!.placeholder !== true);
    return true;
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

  private write(scene: Scene, lines: string[], box: Box, strong: boolean): void {
    const { context } = this;
    const x = (box.left + box.right) / 2;
    context.font = `12px ${FAMILY}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = scene.palette.paper;
    context.fillStyle = strong ? scene.palette.ink : scene.palette.quiet;
    lines.forEach((line, i) => {
      context.strokeText(line, x, box.top + i * LINE);
      context.fillText(line, x, box.top + i * LINE);
    });
  }

  private measure(title: string): { lines: string[]; width: number } {
    let known = this.lines.get(title);
    if (!known) {
      const lines = wrap(title);
      this.context.font = `12px ${FAMILY}`;
      known = { lines, width: Math.max(...lines.map((line) => this.context.measureText(line).width)) };
      this.lines.set(title, known);
    }
    return known;
  }

}

/** Where a label may stand: below its node, above, to the right, to the left. */
function listPlaces(x: number, y: number, away: number, width: number, height: number): Box[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x - width / 2, y + away),
    at(x - width / 2, y - away - height),
    at(x + away, y - height / 2),
    at(x - away - width, y - height / 2),
  ];
}

/** Breaks a title into at most three lines at its spaces; what is left becomes "…". */
export function wrap(title: string): string[] {
  const lines: string[] = [];
  for (const whole of setSpaces(title).split(/[ \t\n]+/).filter(Boolean)) {
    const word = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= 3) return lines.length > 0 ? lines : [""];
  return [...lines.slice(0, 2), `${lines[2]} …`];
}

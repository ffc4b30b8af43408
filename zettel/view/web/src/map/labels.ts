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
const LETTER = 7; // px, about
const FEWEST = 4; // letters that a name can be cut to
const CLEAR = 6; // px around the label of a node below SMALLEST: it stands where nothing else is

interface Disc {
  x: number;
  y: number;
  radius: number;
}

interface Place {
  name: Name;
  box: Box;
  isInside: boolean;
}

interface Manner {
  force: boolean; // written in any case
  mayCover: boolean; // smaller nodes, where there is no other room
  room: number; // px
}

export class Labels {
  private readonly widths = new Map<string, number>();
  private taken = new Grid(); // by labels, and by the nodes larger than the one in turn
  private circles = new Grid(); // by all nodes that are no specks
  private texts = new Grid(); // by labels
  private smallest = SMALLEST.few;

  constructor(private readonly brush: Brush) {}

  /** Draws labels of `nodes` in order, as many as fit; `always` ones first and in any case, `near` ones at any size. */
  draw(scene: Scene, view: View, nodes: Iterable<number>, always: readonly number[], near: ReadonlySet<number>): void {
    this.smallest = (scene.keep?.size ?? scene.shownCount) > CROWD ? SMALLEST.many : SMALLEST.few;
    this.taken = new Grid();
    this.texts = new Grid();
    for (const box of view.insets.over ?? []) this.claim(box);
    this.circles = this.findCircles(scene, view);
    for (const node of always) this.place(scene, view, node, true);
    let drawn = 0;
    const small: number[] = [];
    for (const node of nodes) {
      if (!scene.shown[node] || !isOnScreen(scene, view, node) || always.includes(node)) continue;
      const isImportant = drawn < FIRST || near.has(node);
      if (!isImportant && findRadius(view, scene.size[node]!) < this.smallest) small.push(node);
      else if (this.place(scene, view, node, false, isImportant)) drawn += 1;
      if (drawn >= MOST || small.length > SEEN) return;
    }
    this.fill(scene, view, small, MOST - drawn);
  }

  /** Labels small nodes where there is room left that no node is in. */
  private fill(scene: Scene, view: View, small: number[], most: number): void {
    for (const node of small) this.circles.add(surround(placeNode(scene, view, node)));
    let drawn = 0;
    for (const node of small) if (drawn < most && this.place(scene, view, node, false, false, CLEAR)) drawn += 1;
  }

  private claim(box: Box): void {
    this.taken.add(box);
    this.texts.add(box);
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

  /** Writes a node's label where it fits: in a bubble, else beside the node, `room` px from all else. */
  private place(scene: Scene, view: View, node: number, force: boolean, important = true, room = 0): boolean {
    const { x, y, radius } = placeNode(scene, view, node);
    const { insets, width, height } = view;
    if (x < insets.left || x > width - insets.right || y < 0 || y > height - insets.bottom) return false;
    const { isBubbles } = scene.figure;
    const names = scene.figure.listNames(node, 2 * radius);
    const found = (isBubbles ? this.findInside(names, view, x, y, radius) : undefined)
      ?? this.findBeside(names.at(-1)!, view, { x, y, radius }, { force, mayCover: important && !isBubbles, room })
      ?? (isBubbles ? this.findInside(shorten(names.at(-1)!, radius), view, x, y, radius) : undefined);
    // Later labels, of smaller nodes, keep off this node.
    this.taken.add(surround({ x, y, radius }));
    if (!found) return false;
    this.claim(found.box);
    this.write(scene, found.name.lines, found.box, { strong: force || !scene.figure.isHollow(node), count: found.name.count, isInside: found.isInside });
    return true;
  }

  /** The longest name that has room in a disc, with its place; discs do not overlap, so only texts are in the way. */
  private findInside(names: Name[], view: View, x: number, y: number, radius: number): Place | undefined {
    for (const [i, name] of names.entries()) {
      if (!this.fitsInside(name.lines, radius, i === names.length - 1 ? 8 : -3)) continue;
      const box = centre(x, y, this.measure(name.lines), name.lines.length * LINE);
      if (isFree(view, box) && !this.texts.meets(box)) return { name, box, isInside: true };
    }
    return undefined;
  }

  private findBeside(name: Name, view: View, disc: Disc, { force, mayCover, room }: Manner): Place | undefined {
    const away = Math.max(2, disc.radius) + GAP;
    const around = listPlaces(disc.x, disc.y, away, this.measure(name.lines) + 4, name.lines.length * LINE);
    const free = around.filter((box) => isFree(view, box) && !this.taken.meets(widen(box, room)));
    const clear = free.find((box) => !this.circles.meets(box));
    const box = clear ?? (mayCover ? free[0] : undefined) ?? (force ? around[0] : undefined);
    return box && { name, box, isInside: false };
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

/** A name cut to what a disc has room for, in all its lines or the first alone; none if that says nothing. */
function shorten({ lines }: Name, radius: number): Name[] {
  const letters = Math.floor((2 * radius) / LETTER);
  if (letters < FEWEST) return [];
  const whole = [letters, Math.floor(letters * 0.75)].map((most) => lines.map((line) => cut(line, most)));
  return [...whole, [cut(lines[0]!, letters)]].map((kept) => ({ lines: kept, count: false }));
}

function cut(line: string, letters: number): string {
  const all = [...line];
  return all.length <= letters ? line : `${all.slice(0, letters - 1).join("").trimEnd()}…`;
}

function surround({ x, y, radius }: Disc): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function widen({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

/** Whether no panel is over a box. */
function isFree({ insets, width, height }: View, box: Box): boolean {
  return box.left >= insets.left && box.right <= width - insets.right && box.top >= 0 && box.bottom <= height - insets.bottom;
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

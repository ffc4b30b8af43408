// Draws edges: by stroke, in few paths, thinned while the map moves and there are many.

import type { Brush } from "./brush";
import { type Curve, bendCurve } from "./curve";
import type { Figure } from "./figure";
import { mix } from "./palette";
import type { Scene } from "./scene";
import { STROKES } from "./strokes";
import { findRadius, type View } from "./view";

const BUDGET = 400_000; // px of lines in one picture while the map moves
const PLENTY = { far: 600, near: 1_500 }; // edges beyond which they are plain lines: no dashes, no arrows
const FAR = 0.3; // how small nodes are drawn when edges are plain lines, too
const NEAR = 0.7; // how large, when more edges can be told apart
const BATCH = 1_000; // edges in a path; a longer one costs more than its parts
const ARROW = 7; // px
const SPREAD = 0.4; // half the angle of an arrow's head
const WIDEST = 14; // px
const DENSE = 0.1; // px of lines for one of paper from which they fade
const FAINTEST = 0.6;

const curve: Curve = { x1: 0, y1: 0, x2: 0, y2: 0, cx: 0, cy: 0, isBent: false };

/** Puts an edge on the screen; the answer holds until the next question. */
export function findCurve(scene: Scene, view: View, edge: number): Curve {
  const { x, y, source, target } = scene.figure;
  const [from, to] = [source[edge]!, target[edge]!];
  curve.x1 = x[from]! * view.scale + view.left;
  curve.y1 = y[from]! * view.scale + view.top;
  curve.x2 = x[to]! * view.scale + view.left;
  curve.y2 = y[to]! * view.scale + view.top;
  return bendCurve(curve, scene.bend[edge]!);
}

/** Draws all shown edges; a map in the background of something else has them in one faint colour. */
export function drawEdges(brush: Brush, scene: Scene, view: View): void {
  const { palette } = scene;
  const found = scene.edges.map((edges) => cull(scene.figure, view, edges));
  const total = found.reduce((sum, { edges }) => sum + edges.length, 0);
  const length = found.reduce((sum, group) => sum + group.length, 0);
  const step = view.isMoving ? Math.max(1, Math.ceil(length / BUDGET)) : 1;
  const most = view.growth >= NEAR && !view.isMoving ? PLENTY.near : PLENTY.far;
  const isDetailed = scene.figure.isBubbles || (total <= most && view.growth > FAR);
  const faded = findFading(length, view);
  found.forEach(({ edges }, stroke) => {
    const { isTyped } = STROKES[stroke]!;
    const colour = mix(isTyped && !scene.traced ? palette.typed : palette.edge, palette.paper, faded);
    drawStroke(brush, scene, view, edges, { stroke, colour, step, isDetailed });
  });
}

/** How far lines fade into the paper: the more of it they cover, the fainter each. */
function findFading(length: number, view: View): number {
  return Math.min(FAINTEST, Math.max(0, (length / (view.width * view.height) - DENSE) * 0.7));
}

/** Draws some edges, with arrows, in the colour of what is looked at. */
export function drawStrong(brush: Brush, scene: Scene, view: View, edges: Iterable<number>): void {
  const groups: number[][] = STROKES.map(() => []);
  for (const edge of edges) groups[scene.figure.stroke[edge]!]!.push(edge);
  groups.forEach((group, stroke) => {
    drawStroke(brush, scene, view, group, { stroke, colour: scene.palette.strong, step: 1, isDetailed: true });
  });
}

interface Manner {
  stroke: number;
  colour: string;
  step: number; // every how many edges one is drawn
  isDetailed: boolean; // with dashes, arrows and curves
}

function drawStroke(brush: Brush, scene: Scene, view: View, edges: ArrayLike<number>, manner: Manner): void {
  if (edges.length === 0) return;
  const { width, dash } = STROKES[manner.stroke]!;
  const { weight, isDirected } = scene.figure;
  brush.strokeStyle = brush.fillStyle = manner.colour;
  brush.lineWidth = manner.isDetailed ? width : 1;
  brush.setLineDash(manner.isDetailed ? dash : []);
  brush.beginPath();
  let held = 0;
  for (let i = 0; i < edges.length; i += manner.step) {
    const edge = edges[i]!;
    if (weight || ++held > BATCH) {
      brush.stroke();
      brush.beginPath();
      held = 0;
    }
    if (weight) brush.lineWidth = Math.min(WIDEST, weight[edge]!);
    traceCurve(brush, findCurve(scene, view, edge), manner.isDetailed);
  }
  brush.stroke();
  brush.setLineDash([]);
  if (manner.isDetailed && isDirected) drawArrows(brush, scene, view, edges, manner.step);
}

function traceCurve(brush: Brush, { x1, y1, x2, y2, cx, cy, isBent }: Curve, isDetailed: boolean): void {
  brush.moveTo(x1, y1);
  if (isBent && isDetailed) brush.quadraticCurveTo(cx, cy, x2, y2);
  else brush.lineTo(x2, y2);
}

function drawArrows(brush: Brush, scene: Scene, view: View, edges: ArrayLike<number>, step: number): void {
  const { figure, size } = scene;
  brush.beginPath();
  for (let i = 0; i < edges.length; i += step) {
    const { x2, y2, cx, cy } = findCurve(scene, view, edges[i]!);
    const away = findRadius(view, size[figure.target[edges[i]!]!]!) + 1;
    const length = Math.hypot(x2 - cx, y2 - cy);
    if (length < away + ARROW) continue;
    const angle = Math.atan2(y2 - cy, x2 - cx);
    const [x, y] = [x2 - away * Math.cos(angle), y2 - away * Math.sin(angle)];
    brush.moveTo(x, y);
    brush.lineTo(x - ARROW * Math.cos(angle - SPREAD), y - ARROW * Math.sin(angle - SPREAD));
    brush.lineTo(x - ARROW * Math.cos(angle + SPREAD), y - ARROW * Math.sin(angle + SPREAD));
    brush.closePath();
  }
  brush.fill();
}

/** The edges that may cross the screen, and how long they are together. */
function cull(figure: Figure, view: View, edges: Int32Array): { edges: Int32Array; length: number } {
  const { x, y, source, target } = figure;
  const { scale, left, top, width, height } = view;
  const [west, east, north, south] = [-left / scale, (width - left) / scale, -top / scale, (height - top) / scale];
  const found = new Int32Array(edges.length);
  let [count, length] = [0, 0];
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i]!;
    const [x1, y1, x2, y2] = [x[source[edge]!]!, y[source[edge]!]!, x[target[edge]!]!, y[target[edge]!]!];
    if ((x1 < west && x2 < west) || (x1 > east && x2 > east) || (y1 < north && y2 < north) || (y1 > south && y2 > south)) continue;
    found[count++] = edge;
    length += Math.min(Math.abs(x2 - x1) + Math.abs(y2 - y1), east - west + south - north);
  }
  return { edges: found.subarray(0, count), length: length * scale };
}

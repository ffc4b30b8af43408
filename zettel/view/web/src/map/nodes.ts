// Draws nodes: discs with a rim, outlines for what is not written yet, pictures where there is room.

import type { Brush } from "./brush";
import type { Scene } from "./scene";
import { SPECK, findRadius, type View } from "./view";

const TINY = 2; // px of radius below which a node of many is a square of one colour
const FEW = 500; // so many tiny ones can still be drawn as discs, in each frame
const PICTURE = 10; // px of radius from which a picture can be made out
const TURN = 2 * Math.PI;

export type FindPicture = (node: number) => HTMLImageElement | null;

/** Draws all shown nodes, or some of them, the small ones first; a map that is only the background is grey. */
export function drawNodes(brush: Brush, scene: Scene, view: View, findPicture: FindPicture, only?: ReadonlySet<number>): void {
  const { order, shown, size } = scene;
  const faint = scene.traced !== null && !only;
  const specks: number[][] = scene.colours.map(() => []);
  const seen: number[] = [];
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    if (shown[node] && (!only || only.has(node)) && isOnScreen(scene, view, node)) seen.push(node);
  }
  const tiny = seen.filter((node) => size[node]! * view.growth < TINY);
  const discs = tiny.length > FEW ? seen.filter((node) => size[node]! * view.growth >= TINY) : seen;
  if (discs !== seen) for (const node of tiny) specks[scene.slots[node]!]!.push(node);
  specks.forEach((nodes, slot) => drawSpecks(brush, scene, view, nodes, faint ? scene.palette.faint : scene.specks[slot]!));
  for (const node of discs) {
    if (faint) drawFaint(brush, scene, view, node);
    else drawNode(brush, scene, view, node, findPicture);
  }
}

/** Draws one node in its colours. */
function drawNode(brush: Brush, scene: Scene, view: View, node: number, findPicture: FindPicture): void {
  const slot = scene.slots[node]!;
  const { x, y, radius } = placeNode(scene, view, node);
  const { isBubbles } = scene.figure;
  if (scene.figure.isHollow(node)) {
    drawDisc(brush, x, y, radius, scene.palette.paper);
    drawCircle(brush, x, y, radius, scene.rims[slot]!, Math.min(1.5, radius / 2));
    return;
  }
  const rim = isBubbles ? 2 : Math.min(1.5, radius * 0.2);
  drawDisc(brush, x, y, radius, scene.rims[slot]!);
  drawDisc(brush, x, y, radius - rim, scene.colours[slot]!);
  const picture = radius >= PICTURE && !isBubbles ? findPicture(node) : null;
  if (picture) drawPicture(brush, x, y, radius - rim, picture);
}

export function drawRing(brush: Brush, scene: Scene, view: View, node: number): void {
  const { x, y, radius } = placeNode(scene, view, node);
  drawCircle(brush, x, y, radius + 4, scene.palette.accent, 2.5);
}

export function placeNode(scene: Scene, view: View, node: number): { x: number; y: number; radius: number } {
  const { x, y } = scene.figure;
  return { x: x[node]! * view.scale + view.left, y: y[node]! * view.scale + view.top, radius: findRadius(view, scene.size[node]!) };
}

/** Whether any of a node may be seen. */
export function isOnScreen(scene: Scene, view: View, node: number): boolean {
  const x = scene.figure.x[node]! * view.scale + view.left;
  const y = scene.figure.y[node]! * view.scale + view.top;
  const radius = scene.size[node]! * view.growth + SPECK;
  return x > -radius && y > -radius && x < view.width + radius && y < view.height + radius;
}

function drawSpecks(brush: Brush, scene: Scene, view: View, nodes: number[], colour: string): void {
  const { x, y } = scene.figure;
  brush.fillStyle = colour;
  for (const node of nodes) {
    const radius = Math.max(SPECK, scene.size[node]! * view.growth * 0.9); // as much ink as the disc
    brush.fillRect(x[node]! * view.scale + view.left - radius, y[node]! * view.scale + view.top - radius, 2 * radius, 2 * radius);
  }
}

function drawFaint(brush: Brush, scene: Scene, view: View, node: number): void {
  const { x, y, radius } = placeNode(scene, view, node);
  drawDisc(brush, x, y, radius, scene.figure.isHollow(node) ? scene.palette.paper : scene.palette.faint);
  if (scene.figure.isHollow(node)) drawCircle(brush, x, y, radius, scene.palette.faint, 1);
}

function drawDisc(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.beginPath();
  brush.arc(x, y, Math.max(0, radius), 0, TURN);
  brush.fillStyle = colour;
  brush.fill();
}

function drawCircle(brush: Brush, x: number, y: number, radius: number, colour: string, width: number): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, TURN);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke();
}

/** Fills a disc with the middle of a picture. */
function drawPicture(brush: Brush, x: number, y: number, radius: number, picture: HTMLImageElement): void {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const by = (2 * radius) / Math.min(width || 1, height || 1);
  brush.save();
  brush.beginPath();
  brush.arc(x, y, radius, 0, TURN);
  brush.clip();
  brush.drawImage(picture, x - (width * by) / 2, y - (height * by) / 2, width * by, height * by);
  brush.restore();
}

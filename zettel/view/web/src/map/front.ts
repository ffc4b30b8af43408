// What lies over the map's own drawing: the veil that dims, the edges looked at, labels, the ring.
// It is a picture of its own, so that a hover costs nothing of the map below.

import { type Brush, FONT } from "./brush";
import { findAlong } from "./curve";
import { drawStrong, findCurve } from "./edges";
import type { Labels } from "./labels";
import { type FindPicture, drawNodes, drawRing } from "./nodes";
import type { Scene } from "./scene";
import { findRadius, type View } from "./view";

const PLACES = [0.5, 0.6, 0.7, 0.4, 0.8]; // of an edge, where its name may stand
const VEIL = 0.82;

export function drawFront(brush: Brush, labels: Labels, scene: Scene, view: View, findPicture: FindPicture): void {
  const edges = listLooked(scene);
  const near = listEnds(scene, edges);
  if (scene.keep) veil(brush, scene, view);
  drawStrong(brush, scene, view, edges);
  drawNodes(brush, scene, view, findPicture, scene.keep ?? near);
  if (scene.isShown(scene.selected)) drawRing(brush, scene, view, scene.selected);
  const always = [...new Set([scene.centre, scene.selected])].filter((node) => scene.isShown(node));
  labels.draw(scene, view, listInTurn(scene, near), always, near);
  nameEdges(brush, labels, scene, view, edges);
}

/** The edges that are looked at: a trace, or those of the node under the pointer or being read. */
function listLooked(scene: Scene): number[] {
  if (scene.traced && scene.centre === null) return [...scene.traced];
  const centre = scene.centre ?? scene.selected;
  return scene.isShown(centre) ? [...scene.listEdges(centre)] : [];
}

function listEnds(scene: Scene, edges: number[]): Set<number> {
  const { source, target } = scene.figure;
  const ends = new Set(edges.flatMap((edge) => [source[edge]!, target[edge]!]));
  const centre = scene.centre ?? scene.selected;
  return scene.isShown(centre) ? ends.add(centre) : ends;
}

/** The nodes whose labels may be drawn: those looked at first, over a veil or a trace no others. */
function* listInTurn(scene: Scene, near: ReadonlySet<number>): Iterable<number> {
  const only = scene.keep ?? (scene.traced ? near : null);
  for (const node of scene.order) if (near.has(node) && (only?.has(node) ?? true)) yield node;
  for (const node of scene.order) if (!near.has(node) && (only?.has(node) ?? true)) yield node;
}

function veil(brush: Brush, scene: Scene, view: View): void {
  brush.globalAlpha = VEIL;
  brush.fillStyle = scene.palette.paper;
  brush.fillRect(0, 0, view.width, view.height);
  brush.globalAlpha = 1;
}

/** Writes the link types along edges, where there is room; several between two nodes in one place if straight. */
function nameEdges(brush: Brush, labels: Labels, scene: Scene, view: View, edges: number[]): void {
  brush.font = `italic 11px ${FONT}`;
  brush.textBaseline = "middle";
  brush.textAlign = "center";
  brush.lineJoin = "round";
  for (const edge of edges) {
    const name = scene.figure.nameEdge(edge);
    if (name) nameEdge(brush, labels, scene, view, edge, name);
  }
}

function nameEdge(brush: Brush, labels: Labels, scene: Scene, view: View, edge: number, name: string): void {
  const curve = { ...findCurve(scene, view, edge) };
  const { source, target } = scene.figure;
  const ends = [source[edge]!, target[edge]!].reduce((sum, node) => sum + findRadius(view, scene.size[node]!), 0);
  const length = brush.measureText(name).width;
  if (length + 12 > Math.hypot(curve.x2 - curve.x1, curve.y2 - curve.y1) - ends) return;
  for (const part of PLACES) {
    const { x, y, angle } = findAlong(curve, part);
    if (!labels.claimLine(x, y, angle, length)) continue;
    writeAlong(brush, scene, name, x, y, Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
    return;
  }
}

function writeAlong(brush: Brush, scene: Scene, name: string, x: number, y: number, angle: number): void {
  brush.save();
  brush.translate(x, y);
  brush.rotate(angle);
  brush.lineWidth = 4;
  brush.strokeStyle = scene.palette.paper;
  brush.strokeText(name, 0, 0);
  brush.fillStyle = scene.palette.ink;
  brush.fillText(name, 0, 0);
  brush.restore();
}

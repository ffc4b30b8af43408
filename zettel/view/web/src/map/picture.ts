// The map taken away: one picture of what is seen, as a vector or in pixels.

import type { Brush } from "./brush";
import { drawEdges } from "./edges";
import { drawFront } from "./front";
import { Labels } from "./labels";
import { type FindPicture, drawNodes } from "./nodes";
import type { Scene } from "./scene";
import { SvgBrush } from "./svg";
import type { View } from "./view";

const FINER = 2; // pixels of a picture for one of the screen

export function writeSvg(scene: Scene, view: View, findPicture: FindPicture, title: string): string {
  const ruler = document.createElement("canvas").getContext("2d")!;
  const brush = new SvgBrush(ruler);
  draw(brush, scene, view, findPicture);
  const { x, y, width, height } = findFree(view);
  return brush.finish(x, y, width, height, scene.palette.paper, title);
}

export async function writePng(scene: Scene, view: View, findPicture: FindPicture): Promise<Blob> {
  const { x, y, width, height } = findFree(view);
  const canvas = document.createElement("canvas");
  const ratio = FINER * (window.devicePixelRatio || 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  context.fillStyle = scene.palette.paper;
  context.fillRect(0, 0, width, height);
  context.translate(-x, -y);
  draw(context, scene, view, findPicture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the browser made no picture of the map");
  return blob;
}

function draw(brush: Brush, scene: Scene, view: View, findPicture: FindPicture): void {
  drawEdges(brush, scene, view);
  drawNodes(brush, scene, view, findPicture);
  drawFront(brush, new Labels(brush), scene, view, findPicture);
}

/** What the panels leave of the screen; the bars at its top are no part of the picture. */
function findFree({ insets, width, height }: View): { x: number; y: number; width: number; height: number } {
  const { left, right, bottom } = insets;
  return { x: left, y: 0, width: Math.max(1, width - left - right), height: Math.max(1, height - bottom) };
}

// Scenes to draw in tests, and the picture that is drawn of them.

import type { Document } from "../src/data/document";
import { Graph } from "../src/graph/graph";
import { findColouring, findSizes, listColours } from "../src/map/dress";
import { drawEdges } from "../src/map/edges";
import { buildNotes } from "../src/map/figure";
import { drawFront } from "../src/map/front";
import { Labels } from "../src/map/labels";
import type { Naming } from "../src/map/map";
import { drawNodes } from "../src/map/nodes";
import { findPalette } from "../src/map/palette";
import { Scene } from "../src/map/scene";
import { SvgBrush } from "../src/map/svg";
import { type View, findGrowth } from "../src/map/view";

export const LETTER = 6; // px, of every letter in tests

const ruler = {
  font: "",
  measureText: (text: string) => ({ width: LETTER * text.length }) as TextMetrics,
};

export function buildNaming(data: Document): Naming {
  return {
    title: (node) => data.nodes[node]!.title,
    relation: (relation) => data.relations[relation]!.name,
    members: (count) => `${count} notes`,
    links: (count) => `${count} links`,
  };
}

/** A scene that shows all notes of a document. */
export function buildScene(data: Document): Scene {
  const graph = new Graph(data);
  const scene = new Scene(buildNotes(graph, buildNaming(data)));
  const { slots, meanings, isRamp } = findColouring(data, "type");
  scene.show({ nodes: graph.nodes.keys(), edges: graph.source.keys() });
  scene.dress(findSizes(data, "degree"), slots);
  scene.paint(findPalette(), listColours(findPalette(), meanings.length, isRamp));
  return scene;
}

/** A screen of 1,000 by 800 px whose middle is the map's. */
export function buildView(scale = 1, more: Partial<View> = {}): View {
  const insets = { left: 0, right: 0, top: 0, bottom: 0 };
  return { scale, left: 500, top: 400, width: 1000, height: 800, insets, growth: findGrowth(scale), isMoving: false, ...more };
}

/** Draws a scene as the map does, as SVG. */
export function draw(scene: Scene, view: View): string {
  const brush = new SvgBrush(ruler);
  drawEdges(brush, scene, view);
  drawNodes(brush, scene, view, () => null);
  drawFront(brush, new Labels(brush), scene, view, () => null);
  return brush.finish(0, 0, view.width, view.height, scene.palette.paper, "Carnet");
}

/** The texts of a picture, with the boxes that they take. */
export function listTexts(svg: string): { text: string; left: number; right: number; top: number; bottom: number }[] {
  const found = svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"[^>]* font-size="(\d+)"[^>]* fill="#[^>]*>([^<]*)</g);
  return [...found].map(([, x, y, size, text]) => {
    const half = (LETTER * text!.length) / 2;
    return { text: text!, left: Number(x) - half, right: Number(x) + half, top: Number(y) - Number(size), bottom: Number(y) };
  });
}

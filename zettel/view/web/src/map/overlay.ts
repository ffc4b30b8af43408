// What lies over the map's own drawing: the veil that dims, the edges in focus, labels, the ring.
// It is a canvas of its own, so that a hover costs nothing of the map below.

import { Labels, type View } from "./labels";
import type { Scene } from "./scene";

const PLACES = [0.5, 0.6, 0.7, 0.4, 0.8]; // of an edge, where its name may stand
const SPECK = 1.25; // px, the radius that a node has at least
const TURN = 2 * Math.PI;

export class Overlay {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private readonly labels = new Labels(this.context);

  constructor(
    private readonly holder: HTMLElement,
    private readonly scene: Scene,
    private readonly toView: () => Omit<View, "width" | "height">,
  ) {
    this.canvas.className = "overlay";
    this.canvas.setAttribute("aria-hidden", "true");
    holder.append(this.canvas);
  }

  draw(): void {
    const view = this.fit();
    const { scene, context } = this;
    const centre = scene.centre ?? scene.selected;
    this.drawSpecks(view);
    if (scene.keep) this.veil(view);
    const near = centre === null ? new Set<number>() : this.listEnds(centre);
    if (centre !== null && scene.visible.nodes.has(centre)) this.drawEdges(view, centre);
    if (scene.keep) for (const node of scene.keep) this.drawNode(view, node);
    else for (const node of near) this.drawNode(view, node);
    if (scene.selected !== null) this.drawRing(view, scene.selected);
    const always = [...new Set([scene.centre, scene.selected])].filter((node) => node !== null);
    const kept = scene.keep ? scene.byDegree.filter((node) => scene.keep!.has(node)) : scene.byDegree;
    const order = new Set([...kept.filter((node) => near.has(node)), ...kept]);
    context.globalAlpha = 1;
    this.labels.draw(scene, view, order, always, near);
    if (centre !== null && scene.visible.nodes.has(centre)) this.nameEdges(view, centre);
  }

  private fit(): View {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.holder;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
    return { ...this.toView(), width, height };
  }

  private veil(view: View): void {
    this.context.globalAlpha = 0.82;
    this.context.fillStyle = this.scene.palette.paper;
    this.context.fillRect(0, 0, view.width, view.height);
    this.context.globalAlpha = 1;
  }

  /** Draws nodes that would be too small to be seen, in a size that can be. */
  private drawSpecks(view: View): void {
    const { scene, context } = this;
    const largest = SPECK / view.scale;
    let last = "";
    for (const node of scene.byColour) {
      if (scene.size[node]! >= largest || !scene.visible.nodes.has(node)) continue;
      const colour = scene.colour(node);
      if (colour !== last) context.fillStyle = last = colour;
      const [x, y] = [view.toX(scene.x[node]!), view.toY(scene.y[node]!)];
      context.fillRect(x - SPECK, y - SPECK, 2 * SPECK, 2 * SPECK);
    }
  }

  private drawNode(view: View, node: number): void {
    const { scene, context } = this;
    if (!scene.visible.nodes.has(node)) return;
    const colour = scene.colour(node);
    const missing = scene.data.nodes[node]!.placeholder === true;
    context.beginPath();
    context.arc(view.toX(scene.x[node]!), view.toY(scene.y[node]!), Math.max(SPECK, scene.size[node]! * view.scale), 0, TURN);
    context.fillStyle = missing ? scene.palette.paper : colour;
    context.fill();
    if (missing) {
      context.strokeStyle = colour;
      context.lineWidth = Math.max(1, 1.5 * view.scale);
      context.stroke();
    }
  }

  private drawRing(view: View, node: number): void {
    const { scene, context } = this;
    if (!scene.visible.nodes.has(node)) return;
    context.beginPath();
    const radius = scene.size[node]! * view.scale + 4;
    context.arc(view.toX(scene.x[node]!), view.toY(scene.y[node]!), radius, 0, TURN);
    context.strokeStyle = scene.palette.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }

  private drawEdges(view: View, centre: number): void {
    const { scene, context } = this;
    context.strokeStyle = context.fillStyle = scene.palette.strong;
    context.lineWidth = Math.min(2, Math.max(1, 1.4 * view.scale));
    for (const [source, target] of this.listEdges(centre)) {
      const [x1, y1] = [view.toX(scene.x[source]!), view.toY(scene.y[source]!)];
      const [x2, y2] = [view.toX(scene.x[target]!), view.toY(scene.y[target]!)];
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
      this.drawArrow(x1, y1, x2, y2, scene.size[target]! * view.scale);
    }
  }

  private drawArrow(x1: number, y1: number, x2: number, y2: number, radius: number): void {
    const { context } = this;
    const angle = Math.atan2(y2 - y1, x2 - x1);
    const [x, y] = [x2 - (radius + 1) * Math.cos(angle), y2 - (radius + 1) * Math.sin(angle)];
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - 8 * Math.cos(angle - 0.4), y - 8 * Math.sin(angle - 0.4));
    context.lineTo(x - 8 * Math.cos(angle + 0.4), y - 8 * Math.sin(angle + 0.4));
    context.fill();
  }

  /** Writes the link types along the edges of a node, where there is room for them. */
  private nameEdges(view: View, centre: number): void {
    const { scene, context } = this;
    const names = new Map<number, Set<string>>();
    for (const [source, target, relation] of this.listEdges(centre)) {
      const name = scene.naming.relation(relation);
      const other = source === centre ? target : source;
      if (name) names.set(other, (names.get(other) ?? new Set()).add(name));
    }
    context.font = "italic 11px system-ui, sans-serif";
    context.textBaseline = "middle";
    for (const [other, found] of names) this.nameEdge(view, centre, other, [...found].join(" · "));
  }

  private nameEdge(view: View, centre: number, other: number, name: string): void {
    const { scene, context } = this;
    const [x1, y1] = [view.toX(scene.x[centre]!), view.toY(scene.y[centre]!)];
    const [x2, y2] = [view.toX(scene.x[other]!), view.toY(scene.y[other]!)];
    const room = Math.hypot(x2 - x1, y2 - y1) - (scene.size[centre]! + scene.size[other]!) * view.scale;
    if (context.measureText(name).width + 12 > room) return;
    let angle = Math.atan2(y2 - y1, x2 - x1);
    if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
    const free = PLACES.find((part) => {
      const [x, y] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
      return this.labels.claimLine(x, y, angle, context.measureText(name).width);
    });
    if (free === undefined) return;
    context.save();
    context.translate(x1 + (x2 - x1) * free, y1 + (y2 - y1) * free);
    context.rotate(angle);
    context.textAlign = "center";
    context.lineWidth = 4;
    context.strokeStyle = scene.palette.paper;
    context.strokeText(name, 0, 0);
    context.fillStyle = scene.palette.ink;
    context.fillText(name, 0, 0);
    context.restore();
  }

  private listEnds(centre: number): Set<number> {
    return new Set([...this.listEdges(centre)].flatMap(([source, target]) => [source, target]).concat(centre));
  }

  private *listEdges(centre: number): Iterable<[number, number, number]> {
    const { graph, visible } = this.scene;
    for (const i of [...graph.outgoing[centre]!, ...graph.incoming[centre]!]) {
      if (visible.edges.has(i)) yield [graph.source[i]!, graph.target[i]!, graph.relation[i]!];
    }
  }
}

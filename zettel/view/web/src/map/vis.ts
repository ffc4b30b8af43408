// The map drawn by pyvis's vis-network: it draws nodes and edges, pans, zooms and drags; hovering,
// labels and dimming are ours, since vis would redraw the whole map for each of them.

import type { Document } from "../document";
import type { Graph } from "../graph";
import type { Visible } from "../visible";
import { listen, stepWithKeys } from "./input";
import type { View } from "./labels";
import type { GraphMap, Insets, MapEvents, Naming } from "./map";
import { Overlay } from "./overlay";
import { findPalette, onTheme } from "./palette";
import { Scene } from "./scene";

interface VisNode {
  id: string;
  size: number;
  x: number;
  y: number;
  hidden?: boolean;
  color?: object;
  borderWidth?: number;
}

interface VisEdge {
  id: number;
  from: string;
  to: string;
  hidden?: boolean;
}

const BUSY = 500; // nodes from which edges are hidden while the map moves

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export class VisMap implements GraphMap {
  private readonly data: Document;
  private readonly scene: Scene;
  private readonly nodes: vis.DataSet<VisNode>;
  private readonly edges: vis.DataSet<VisEdge>;
  private readonly network: vis.Network;
  private readonly overlay: Overlay;
  private readonly handlers: { [K in keyof MapEvents]?: (detail: MapEvents[K]) => void } = {};
  private readonly hidden: Uint8Array; // edges that vis was told to hide
  private arranging = false;
  private moving = false; // nodes are being dragged, or forces are at work

  constructor(
    holder: HTMLElement,
    private readonly graph: Graph,
    naming: Naming,
    private readonly insets: () => Insets,
  ) {
    const { data } = graph;
    this.data = data;
    this.scene = new Scene(graph, naming);
    this.hidden = new Uint8Array(graph.size);
    this.nodes = new vis.DataSet(data.nodes.map(({ id, x, y }, i) => ({ id, x, y, size: this.scene.size[i]!, ...this.paint(i) })));
    this.edges = new vis.DataSet(data.edges.source.map((source, id) => ({ id, from: this.name(source), to: this.name(graph.target[id]!) })));
    this.network = new vis.Network(holder, { nodes: this.nodes, edges: this.edges }, this.options());
    holder.querySelector(".vis-network")?.setAttribute("tabindex", "-1"); // the holder has the keys
    this.overlay = new Overlay(holder, this.scene, () => this.toView());
    this.network.on("afterDrawing", () => {
      if (this.moving) this.followNodes();
      this.overlay.draw();
    });
    this.network.on("dragStart", (event: vis.Pointer) => (this.moving ||= event.nodes.length > 0));
    this.network.on("dragEnd", () => this.endDrag());
    listen(holder, this.network, this.scene, (event, detail) => this.emit(event, detail));
    stepWithKeys(holder, this, this.scene, (node) => this.emit("open", node));
    onTheme(() => this.repaint());
  }

  show(visible: Visible): void {
    const before = this.scene.visible;
    this.scene.visible = visible;
    const { nodes } = this.data;
    const changedNodes = nodes.filter((_, i) => before.nodes.has(i) !== visible.nodes.has(i));
    const hiddenNodes = new Set(nodes.filter((_, i) => !visible.nodes.has(i)));
    this.nodes.update(changedNodes.map((node) => ({ id: node.id, hidden: hiddenNodes.has(node) })));
    const changedEdges = [...this.hidden.keys()].filter((i) => this.isStale(i));
    for (const i of changedEdges) this.hidden[i] = visible.edges.has(i) ? 0 : 1;
    this.edges.update(changedEdges.map((id) => ({ id, hidden: !visible.edges.has(id) })));
    this.overlay.draw();
  }

  /** Whether vis must be told of an edge: one without an end on the map it leaves out by itself. */
  private isStale(edge: number): boolean {
    const { visible } = this.scene;
    const { source, target } = this.graph;
    if (!visible.nodes.has(source[edge]!) || !visible.nodes.has(target[edge]!)) return false;
    return (this.hidden[edge] === 1) === visible.edges.has(edge);
  }

  select(node: number | null): void {
    this.scene.selected = node;
    this.overlay.draw();
  }

  focus(node: number | null): void {
    const { left, right, top, bottom } = this.insets();
    const offset = { x: (left - right) / 2, y: (top - bottom) / 2 };
    if (node === null) {
      const bounds = this.scene.findBounds();
      const margin = Math.min(96, window.innerWidth / 10); // room for labels
      const width = Math.max(80, window.innerWidth - left - right - margin);
      const height = Math.max(80, window.innerHeight - top - bottom - 112);
      const fitting = Math.min(width / (bounds.width || 1), height / (bounds.height || 1));
      this.move({ position: bounds, scale: Math.min(fitting, 1.6), offset });
    } else {
      const position = { x: this.scene.x[node]!, y: this.scene.y[node]! };
      this.move({ position, scale: Math.max(this.network.getScale(), 0.9), offset });
    }
  }

  dim(keep: ReadonlySet<number> | null, centre: number | null = null): void {
    this.scene.keep = keep;
    this.scene.centre = centre;
    this.overlay.draw();
  }

  on<K extends keyof MapEvents>(event: K, handler: (detail: MapEvents[K]) => void): void {
    this.handlers[event] = handler as never;
  }

  zoom(factor: number): void {
    this.move({ scale: this.network.getScale() * factor });
  }

  arrange(run: boolean): void {
    this.arranging = this.moving = run;
    this.network.setOptions({
      physics: {
        enabled: run,
        solver: "barnesHut",
        barnesHut: { gravitationalConstant: -4000, centralGravity: 0.15, springLength: 90, springConstant: 0.03 },
        stabilization: false,
        minVelocity: 0.5,
      },
    });
    if (!run) this.followNodes();
  }

  private name(node: number): string {
    return this.data.nodes[node]!.id;
  }

  private emit<K extends keyof MapEvents>(event: K, detail: MapEvents[K]): void {
    this.handlers[event]?.(detail);
  }

  private move(target: vis.Move): void {
    const large = this.data.nodes.length > 3000; // each frame of a flight draws the whole map
    const animation = still.matches || large ? false : { duration: 200, easingFunction: "easeOutQuad" };
    this.network.moveTo({ ...target, animation });
  }

  private endDrag(): void {
    if (this.moving) this.followNodes();
    this.moving = this.arranging;
  }

  /** Takes over where vis has moved the nodes to. */
  private followNodes(): void {
    const positions = this.network.getPositions();
    this.data.nodes.forEach((node, i) => {
      const place = positions[node.id];
      if (place) [this.scene.x[i], this.scene.y[i]] = [place.x, place.y];
    });
  }

  private toView(): Omit<View, "width" | "height"> {
    const scale = this.network.getScale();
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    return { scale, insets: this.insets(), toX: (x) => origin.x + x * scale, toY: (y) => origin.y + y * scale };
  }

  private options(): object {
    const isBusy = this.data.nodes.length >= BUSY;
    const arrows = { to: { enabled: this.graph.size < 20000, scaleFactor: 0.35 } };
    return {
      autoResize: true,
      nodes: { shape: "dot", borderWidth: 1, labelHighlightBold: false, chosen: false },
      edges: { smooth: false, color: this.edgeColour(), width: 1, arrows, chosen: false },
      interaction: { hideEdgesOnDrag: isBusy, hideEdgesOnZoom: isBusy, hover: false, selectConnectedEdges: false },
      layout: { improvedLayout: false },
      physics: false,
    };
  }

  /** The more edges, the fainter each: thousands together still show where the map is dense. */
  private edgeColour(): object {
    const opacity = Math.max(0.15, Math.min(1, 1500 / this.graph.size));
    return { color: this.scene.palette.edge, opacity };
  }

  private paint(node: number): Partial<VisNode> {
    const missing = this.data.nodes[node]!.placeholder === true;
    const colour = this.scene.colour(node);
    const { paper } = this.scene.palette;
    const color = { background: missing ? paper : colour, border: missing ? colour : paper };
    return { color, borderWidth: missing ? 1.5 : 1 };
  }

  private repaint(): void {
    this.scene.palette = findPalette();
    this.nodes.update(this.data.nodes.map((node, i) => ({ id: node.id, ...this.paint(i) })));
    this.network.setOptions({ edges: { color: this.edgeColour() } });
  }
}

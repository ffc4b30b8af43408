// The map on a canvas: the notes, or the communities of a large vault, moved by pointer and keys.

import type { Graph } from "../graph/graph";
import { onTheme } from "../theme";
import type { Visible } from "../graph/visible";
import { findColouring, findSizes, listColours } from "./dress";
import { drawEdges } from "./edges";
import { buildNotes } from "./figure";
import { Forces } from "./forces";
import { drawFront } from "./front";
import { listenToKeys } from "./keys";
import { Labels } from "./labels";
import type { Dress, GraphMap, Insets, MapEvents, MapView, Naming } from "./map";
import { drawNodes } from "./nodes";
import { type Overview, buildOverview, findBubbleColours, findSlots } from "./overview";
import { LIGHT, type Palette, findPalette } from "./palette";
import { writePng, writeSvg } from "./picture";
import { listenToPointer } from "./pointer";
import { Portraits } from "./portraits";
import { Scene } from "./scene";
import { Stage } from "./stage";
import { type View, findGrowth } from "./view";

const NEAR = 0.9; // the scale that a note in focus has at least

type Handlers = { [K in keyof MapEvents]?: ((detail: MapEvents[K]) => void)[] };

export class CanvasMap implements GraphMap {
  private readonly notes: Scene;
  private bubbles: { scene: Scene; overview: Overview } | null = null; // while communities are shown
  private visible: Visible;
  private dressed: Dress = { sizeBy: "degree", colourBy: "type" };
  private readonly stage: Stage;
  private readonly labels = new Map<CanvasRenderingContext2D, Labels>();
  private readonly portraits: Portraits;
  private readonly pinned = new Set<number>();
  private readonly forces: Forces;
  private readonly handlers: Handlers = {};
  private readonly voice = document.createElement("p"); // says what the keys have come to
  private isPlaced = false;
  isWhole = false; // all is in view, and stays so when the room for it changes

  constructor(
    private readonly holder: HTMLElement,
    private readonly graph: Graph,
    private readonly naming: Naming,
    insets: () => Insets,
  ) {
    this.notes = new Scene(buildNotes(graph, naming));
    this.visible = { nodes: new Set(graph.nodes.keys()), edges: new Set(graph.source.keys()) };
    this.notes.show(this.visible);
    this.wear();
    this.portraits = new Portraits(naming.picture?.bind(naming), () => this.stage.redraw("all"));
    this.stage = new Stage(holder, insets, {
      back: (context, view) => this.drawBack(context, view),
      front: (context, view) => this.drawFront(context, view),
      rest: () => this.emit("move", this.findView()),
      resized: () => this.refit(),
      growth: (scale) => (this.bubbles ? scale : findGrowth(scale, this.notes.sparse)),
    });
    this.forces = new Forces(this.pinned, () => this.stage.moved(), () => this.emit("arranging", false));
    this.voice.className = "voice";
    this.voice.setAttribute("aria-live", "polite");
    holder.append(this.voice);
    this.listen();
    window.addEventListener("resize", () => this.refit());
    onTheme(() => {
      this.paint(findPalette());
      this.stage.redraw("all");
    });
  }

  show(visible: Visible): void {
    this.visible = visible;
    this.notes.show(visible);
    if (this.bubbles) this.gather();
    if (this.forces.areRunning) this.forces.start(this.scene);
    this.stage.redraw("all");
  }

  select(node: number | null): void {
    this.notes.selected = node;
    this.stage.redraw("front");
  }

  focus(node: number | null): void {
    const { scene, stage } = this;
    const view = node === null || this.bubbles
      ? stage.camera.fit(scene.findBounds())
      : { x: scene.figure.x[node]!, y: scene.figure.y[node]!, scale: Math.max(stage.camera.frame.scale, NEAR) };
    this.fly(view);
    this.isWhole = node === null || this.bubbles !== null;
  }

  dim(keep: ReadonlySet<number> | null, centre: number | null = null): void {
    this.notes.keep = keep;
    this.notes.centre = centre;
    if (!this.bubbles) this.stage.redraw("front");
  }

  trace(edges: Iterable<number> | null): void {
    this.notes.traced = edges === null ? null : new Set(edges);
    this.stage.redraw("all");
  }

  dress(dress: Dress): void {
    this.dressed = dress;
    this.wear();
    this.stage.redraw("all");
  }

  overview(on: boolean): void {
    if (on === (this.bubbles !== null)) return;
    this.forces.stop();
    this.bubbles = null;
    if (on) this.gather();
    this.isWhole = true;
    this.refit();
  }

  on<K extends keyof MapEvents>(event: K, handler: (detail: MapEvents[K]) => void): void {
    const handlers = (this.handlers[event] ??= []) as ((detail: MapEvents[K]) => void)[];
    handlers.push(handler);
  }

  zoom(factor: number): void {
    this.isWhole = false;
    const { x, y } = this.stage.camera.findMiddle();
    this.stage.moveTo(this.stage.camera.zoomed(factor, x, y, this.stage.aim), true);
  }

  arrange(run: boolean): void {
    if (!run) return this.forces.stop();
    this.emit("arranging", true);
    this.forces.start(this.scene);
  }

  findView(): MapView {
    return this.stage.camera.findView();
  }

  setView(view: MapView): void {
    this.fly(view);
  }

  toSvg(onPaper = false): string {
    if (onPaper) this.paint(LIGHT);
    const svg = writeSvg(this.scene, this.stage.findView(false), this.portraits.find, this.graph.data.title);
    this.paint(findPalette());
    return svg;
  }

  toPng(): Promise<Blob> {
    return writePng(this.scene, this.stage.findView(false), this.portraits.find);
  }

  /** What is drawn now. */
  private get scene(): Scene {
    return this.bubbles?.scene ?? this.notes;
  }

  private refit(): void {
    if (!this.isWhole) return;
    const { camera } = this.stage;
    this.stage.moveTo(camera.framed(camera.fit(this.scene.findBounds())), false);
  }

  private fly(view: MapView): void {
    this.isWhole = false;
    this.stage.moveTo(this.stage.camera.framed(view), this.isPlaced);
    this.isPlaced = true;
  }

  private gather(): void {
    const overview = buildOverview(this.graph, this.visible, this.naming);
    const scene = new Scene(overview.figure);
    this.bubbles = { scene, overview };
    scene.show({ nodes: overview.communities.keys(), edges: overview.figure.source.keys() });
    this.wearBubbles();
    this.paint(findPalette());
  }

  private wearBubbles(): void {
    if (!this.bubbles) return;
    const { scene, overview } = this.bubbles;
    scene.dress(overview.size, findSlots(overview, this.graph, this.dressed.colourBy));
  }

  /** Gives the notes the sizes and colours that were asked for. */
  private wear(): void {
    const { data } = this.graph;
    const { slots } = findColouring(data, this.dressed.colourBy);
    this.notes.dress(findSizes(data, this.dressed.sizeBy), slots);
    this.wearBubbles();
    this.paint(findPalette());
  }

  private paint(palette: Palette): void {
    const { meanings, isRamp } = findColouring(this.graph.data, this.dressed.colourBy);
    this.notes.paint(palette, listColours(palette, meanings.length, isRamp));
    const { colours, rims } = findBubbleColours(this.graph, palette);
    this.bubbles?.scene.paint(palette, colours, rims);
  }

  private drawBack(context: CanvasRenderingContext2D, view: View): void {
    context.fillStyle = this.scene.palette.paper;
    context.fillRect(0, 0, view.width, view.height);
    drawEdges(context, this.scene, view);
    drawNodes(context, this.scene, view, this.portraits.find);
  }

  private drawFront(context: CanvasRenderingContext2D, view: View): void {
    const labels = this.labels.get(context) ?? new Labels(context);
    this.labels.set(context, labels);
    drawFront(context, labels, this.scene, view, this.portraits.find);
  }

  private listen(): void {
    const { camera } = this.stage;
    listenToPointer(this.holder, {
      find: (x, y, reach) => this.findNode(x, y, reach),
      hover: (node) => this.hover(node),
      click: (node) => this.click(node),
      pan: (dx, dy) => {
        this.isWhole = false;
        const { scale, left, top } = camera.frame;
        this.stage.moveTo({ scale, left: left + dx, top: top + dy }, false);
      },
      zoom: (factor, x, y, smoothly) => {
        this.isWhole = false;
        this.stage.moveTo(camera.zoomed(factor, x, y, smoothly ? this.stage.aim : camera.frame), smoothly);
      },
      drag: (node, x, y) => this.drag(node, x, y),
      drop: () => this.stage.redraw("all"),
    });
    listenToKeys(this.holder, {
      step: (dx, dy) => this.step(dx, dy),
      zoom: (factor) => this.zoom(factor),
      fit: () => this.focus(null),
      open: () => this.scene.centre !== null && this.bubbles && this.click(this.scene.centre),
    });
  }

  private findNode(x: number, y: number, reach: number): number | null {
    const { scale, growth } = this.stage.findView();
    const place = this.stage.camera.findPlace(x, y);
    return this.scene.findNode(place.x, place.y, reach / scale, growth / scale);
  }

  private hover(node: number | null): void {
    if (!this.bubbles) return this.emit("hover", node);
    const { scene } = this.bubbles;
    scene.centre = node;
    scene.keep = node === null ? null : scene.findNeighbours(node);
    this.stage.redraw("front");
  }

  private click(node: number | null): void {
    if (node === null) this.emit("leave", null);
    else if (this.bubbles) this.emit("community", this.bubbles.overview.communities[node]!);
    else this.emit("open", node);
  }

  private drag(node: number, x: number, y: number): void {
    this.isWhole = false;
    const place = this.stage.camera.findPlace(x, y);
    this.scene.move(node, place.x, place.y);
    if (!this.bubbles) this.pinned.add(node);
    this.forces.pin(node, place.x, place.y);
    this.stage.moved();
  }

  private step(dx: number, dy: number): void {
    const { scene } = this;
    const from = this.bubbles ? scene.centre : scene.selected;
    const first = scene.order.find((node) => scene.shown[node] === 1) ?? null;
    const next = scene.isShown(from) ? scene.findNext(from, dx, dy) : first;
    if (next === null) return;
    if (!this.bubbles) return this.emit("open", next);
    this.hover(next);
    this.voice.textContent = scene.figure.listNames(next, Infinity)[0]!.lines.join(" ");
  }

  private emit<K extends keyof MapEvents>(event: K, detail: MapEvents[K]): void {
    for (const handler of this.handlers[event] ?? []) handler(detail);
  }
}

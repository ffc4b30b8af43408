// The two canvases that a map is drawn on: when they are drawn, how large, how they move.

import { Camera, type Frame, blend } from "./camera";
import type { Insets } from "./map";
import type { View } from "./view";

export interface Acts {
  /** Draws the map itself. */
  back(context: CanvasRenderingContext2D, view: View): void;
  /** Draws what lies over it and changes with the pointer. */
  front(context: CanvasRenderingContext2D, view: View): void;
  /** The map has come to rest. */
  rest(): void;
  growth(scale: number): number;
  /** The screen has another size. */
  resized(): void;
}

const FLIGHT = 180; // ms
const REST = 140; // ms without a move after which all is drawn in full
const FINEST = 3; // device pixels for one of CSS; more cannot be seen

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Stage {
  readonly camera: Camera;
  private readonly back = createLayer("", false);
  private readonly front = createLayer("overlay", true);
  private stale: "no" | "front" | "all" = "no";
  private hasDrawn = false;
  private isMoving = false;
  private resting = 0; // timer
  private flight = 0;
  private goal: Frame | null = null; // number of the last one

  constructor(
    private readonly holder: HTMLElement,
    private readonly insets: () => Insets,
    private readonly acts: Acts,
  ) {
    this.camera = new Camera(insets);
    holder.append(this.back.canvas, this.front.canvas);
    this.resize();
    new ResizeObserver(() => this.resize()).observe(holder);
  }

  /** Has the map, or only what lies over it, drawn in the next frame. */
  redraw(what: "front" | "all"): void {
    if (this.stale === "no") requestAnimationFrame(() => this.draw(this.stale));
    if (this.stale !== "all") this.stale = what;
  }

  /** The frame in which the map will be: keys pressed during a flight add up. */
  get aim(): Frame {
    return this.goal ?? this.camera.frame;
  }

  /** Puts the map into a frame, at once or in a short flight. */
  moveTo(frame: Frame, smoothly: boolean): void {
    const flight = ++this.flight;
    this.goal = null;
    if (!smoothly || still.matches) {
      this.camera.frame = frame;
      this.moved();
      return;
    }
    this.goal = frame;
    const from = this.camera.frame;
    const begun = performance.now();
    const fly = (now: number): void => {
      if (flight !== this.flight) return;
      const part = Math.min(1, Math.max(0, now - begun) / FLIGHT);
      this.camera.frame = blend(from, frame, 1 - (1 - part) ** 3);
      this.moved();
      if (part < 1) requestAnimationFrame(fly);
      else this.goal = null;
    };
    requestAnimationFrame(fly);
  }

  /** To be told of each move, of the map or of nodes: while there are such, drawing is quick. */
  moved(): void {
    this.isMoving = true;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      this.isMoving = false;
      this.redraw("all");
      this.acts.rest();
    }, REST);
    this.redraw("all");
  }

  /** How the map lies on the screen now. */
  findView(isMoving = this.isMoving): View {
    const { frame, width, height } = this.camera;
    return { ...frame, width, height, insets: this.insets(), growth: this.acts.growth(frame.scale), isMoving };
  }

  private draw(what: "no" | "front" | "all"): void {
    if (what === "no") return; // drawn in the meantime
    this.stale = "no";
    this.hasDrawn = true;
    const view = this.findView();
    if (what === "all") this.acts.back(this.back, view);
    this.front.clearRect(0, 0, view.width, view.height);
    this.acts.front(this.front, view);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.holder;
    if (width === 0 || height === 0) return; // hidden for a while
    const ratio = Math.min(FINEST, window.devicePixelRatio || 1);
    this.camera.resize(width, height);
    this.acts.resized();
    for (const layer of [this.back, this.front]) {
      layer.canvas.width = Math.round(width * ratio);
      layer.canvas.height = Math.round(height * ratio);
      layer.setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    if (this.hasDrawn) this.draw("all"); // a canvas that was given a size is empty: no frame may show it so
  }
}

function createLayer(name: string, alpha: boolean): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  canvas.setAttribute("aria-hidden", "true");
  return canvas.getContext("2d", { alpha })!;
}

// The pointer on the map, by mouse, pen or fingers: what it means, and nothing of what that does.

export interface Gestures {
  /** The node at a pixel, within a reach. */
  find(x: number, y: number, reach: number): number | null;
  hover(node: number | null): void;
  click(node: number | null): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number, smoothly: boolean): void;
  /** A node is held and moved to a pixel. */
  drag(node: number, x: number, y: number): void;
  drop(node: number): void;
}

interface Finger {
  x: number;
  y: number;
}

const REACH = { mouse: 4, touch: 18 }; // px around a node that still count as the node
const SLACK = { mouse: 3, touch: 8 }; // px that a click may move
const HOLD = 350; // ms after which a finger holds a node, not the map
const TWICE = 350; // ms within which a second click makes a double one
const STEP = 2; // of a double click
const WHEEL = 0.0015; // of a pixel
const PINCH = 0.01; // of a pixel, on a touchpad

export function listenToPointer(holder: HTMLElement, gestures: Gestures): void {
  const pointer = new Pointer(holder, gestures);
  holder.addEventListener("pointerdown", (event) => pointer.down(event));
  holder.addEventListener("pointermove", (event) => pointer.move(event));
  holder.addEventListener("pointerup", (event) => pointer.up(event));
  holder.addEventListener("pointercancel", (event) => pointer.cancel(event));
  holder.addEventListener("pointerleave", () => pointer.hover(null));
  holder.addEventListener("wheel", (event) => pointer.wheel(event), { passive: false });
  holder.addEventListener("contextmenu", (event) => pointer.fingers.size > 0 && event.preventDefault());
}

class Pointer {
  readonly fingers = new Map<number, Finger>();
  private hovered: number | null = null;
  private held: number | null = null; // the node that is dragged
  private under: number | null = null; // the node that was pressed
  private start: Finger = { x: 0, y: 0 };
  private hasMoved = false;
  private holding = 0; // timer
  private last = { at: -Infinity, x: 0, y: 0 }; // click on the empty map

  constructor(
    private readonly holder: HTMLElement,
    private readonly gestures: Gestures,
  ) {}

  hover(node: number | null): void {
    if (node === this.hovered) return;
    this.hovered = node;
    this.holder.classList.toggle("pointing", node !== null);
    this.gestures.hover(node);
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const place = this.place(event);
    this.holder.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, place);
    clearTimeout(this.holding);
    if (this.fingers.size > 1) {
      this.release();
      this.hasMoved = true; // two fingers never click
      return;
    }
    [this.start, this.hasMoved] = [place, false];
    this.under = this.gestures.find(place.x, place.y, reach(event));
    const { under } = this;
    if (event.pointerType === "touch" && under !== null) {
      this.holding = window.setTimeout(() => this.hold(under), HOLD);
    }
  }

  move(event: PointerEvent): void {
    const place = this.place(event);
    const before = this.fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") this.hover(this.gestures.find(place.x, place.y, REACH.mouse));
      return;
    }
    if (this.fingers.size === 2) this.pinch(event.pointerId, before, place);
    this.fingers.set(event.pointerId, place);
    if (this.fingers.size > 1) return;
    if (!this.hasMoved && far(this.start, place) <= slack(event)) return;
    if (!this.hasMoved) this.begin(event);
    if (this.held !== null) this.gestures.drag(this.held, place.x, place.y);
    else this.gestures.pan(place.x - before.x, place.y - before.y);
  }

  up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId)) return;
    clearTimeout(this.holding);
    const { hasMoved, under } = this;
    if (this.fingers.size > 0) return;
    const isHeld = this.held !== null;
    this.release();
    if (!hasMoved && !isHeld) this.click(event, under);
  }

  cancel(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    clearTimeout(this.holding);
    this.release();
    this.hasMoved = true;
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
    const { x, y } = this.place(event);
    this.gestures.zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? PINCH : WHEEL)), x, y, false);
  }

  /** The first move after pressing: a mouse takes the node along, a finger the map. */
  private begin(event: PointerEvent): void {
    this.hasMoved = true;
    clearTimeout(this.holding);
    if (event.pointerType !== "touch") this.hold(this.under);
    if (this.held === null) this.holder.classList.add("panning");
  }

  private hold(node: number | null): void {
    this.held = node;
    if (node === null) return;
    this.holder.classList.add("holding");
    this.hover(node);
  }

  private release(): void {
    this.holder.classList.remove("panning", "holding");
    if (this.held !== null) this.gestures.drop(this.held);
    this.held = null;
  }

  private click(event: PointerEvent, node: number | null): void {
    const { x, y } = this.start;
    const isDouble = node === null && event.timeStamp - this.last.at < TWICE && far(this.last, this.start) < 24;
    this.last = { at: isDouble || node !== null ? -Infinity : event.timeStamp, x, y };
    if (isDouble) this.gestures.zoom(event.shiftKey ? 1 / STEP : STEP, x, y, true);
    else this.gestures.click(node);
  }

  private pinch(id: number, before: Finger, now: Finger): void {
    const other = [...this.fingers].find(([finger]) => finger !== id)![1];
    const [x, y] = [(now.x + other.x) / 2, (now.y + other.y) / 2];
    this.gestures.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    const apart = far(before, other);
    if (apart > 0) this.gestures.zoom(far(now, other) / apart, x, y, false);
  }

  private place(event: MouseEvent): Finger {
    const { left, top } = this.holder.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function far(a: Finger, b: Finger): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function reach(event: PointerEvent): number {
  return event.pointerType === "touch" ? REACH.touch : REACH.mouse;
}

function slack(event: PointerEvent): number {
  return event.pointerType === "touch" ? SLACK.touch : SLACK.mouse;
}

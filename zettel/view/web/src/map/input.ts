// Pointer and keys on the map. Finding the node under the pointer is ours: vis would look through
// all edges too, and redraw the map on each change.

import type { GraphMap, MapEvents } from "./map";
import type { Scene } from "./scene";

type Emit = <K extends keyof MapEvents>(event: K, detail: MapEvents[K]) => void;

const REACH = { mouse: 4, touch: 18 }; // px around a node that still count as the node

export function listen(holder: HTMLElement, network: vis.Network, scene: Scene, emit: Emit): void {
  let hovered: number | null = null;
  const find = (dom: vis.Point, reach: number): number | null => {
    const { x, y } = network.DOMtoCanvas(dom);
    return scene.findNode(x, y, reach / network.getScale());
  };
  const hover = (node: number | null): void => {
    if (node === hovered) return;
    hovered = node;
    holder.classList.toggle("pointing", node !== null);
    emit("hover", node);
  };
  holder.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons > 0) return;
    const { left, top } = holder.getBoundingClientRect();
    hover(find({ x: event.clientX - left, y: event.clientY - top }, REACH.mouse));
  });
  holder.addEventListener("pointerleave", () => hover(null));
  network.on("click", (event: vis.Pointer & { event: { pointerType?: string } }) => {
    const reach = event.event.pointerType === "touch" ? REACH.touch : REACH.mouse;
    const node = find(event.pointer.DOM, reach);
    if (node === null) emit("leave", null);
    else emit("open", node);
  });
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows step from the selected node to the next one that way; +, - and 0 zoom. */
export function stepWithKeys(holder: HTMLElement, map: GraphMap, scene: Scene, open: (node: number) => void): void {
  holder.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step) {
      const from = scene.selected;
      const first = scene.byDegree.find((node) => scene.visible.nodes.has(node)) ?? null;
      const next = from === null ? first : scene.findNext(from, step[0], step[1]);
      if (next !== null) open(next);
    } else if (event.key === "+" || event.key === "=") map.zoom(1.3);
    else if (event.key === "-") map.zoom(1 / 1.3);
    else if (event.key === "0") map.focus(null);
    else return;
    event.preventDefault();
  });
}

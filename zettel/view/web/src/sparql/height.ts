// How high the console is: its upper edge can be moved, by pointer or by the arrow keys.

import { h } from "../dom";
import { readMemory, writeMemory } from "../memory";

const LOWEST = 200;
const STEP = 24; // px a key press

export function createHeightGrip(panel: HTMLElement, label: string): HTMLElement {
  const grip = h("div", { class: "edge", role: "separator", "aria-orientation": "horizontal", tabindex: "0", "aria-valuemin": LOWEST, "aria-label": label });
  const set = (height: number): void => {
    const most = Math.max(window.innerHeight - 120, LOWEST);
    const kept = Math.round(Math.min(Math.max(height, LOWEST), most));
    panel.style.setProperty("height", `${kept}px`);
    grip.setAttribute("aria-valuemax", String(most));
    grip.setAttribute("aria-valuenow", String(kept));
  };
  const remembered = Number(readMemory("console"));
  set(remembered > 0 ? remembered : window.innerHeight * 0.56);
  const finish = (): void => writeMemory("console", String(panel.offsetHeight));
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => {
    if (grip.hasPointerCapture(event.pointerId)) set(panel.getBoundingClientRect().bottom - event.clientY);
  });
  grip.addEventListener("pointerup", finish);
  grip.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    set(panel.offsetHeight + (event.key === "ArrowUp" ? STEP : -STEP));
    finish();
    event.preventDefault();
  });
  return grip;
}

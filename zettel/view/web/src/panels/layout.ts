// Where the panels are: margins that can be widened or hidden, sheets on a phone.

import { h } from "../dom";
import type { Insets } from "../map/map";
import { readMemory, writeMemory } from "../memory";

export const phone = window.matchMedia("(max-width: 760px)");
export const narrow = window.matchMedia("(max-width: 1000px)"); // the note is a sheet from below

const NARROWEST = 220;
const WIDEST = 640;
const STEP = 24; // px a key press

const BARS = ".crumbs, .focus-bar"; // at the map's top, where a narrow screen has its controls, too
const OVER = ".crumbs li, .focus-bar, .controls, button.fold, .sheet-button"; // all that lies over the map

/** Room that the panels take from the map, and what lies over it besides. */
export function measureInsets(left: HTMLElement, right: HTMLElement, dock: HTMLElement): Insets {
  const bars = [...document.querySelectorAll<HTMLElement>(narrow.matches ? `${BARS}, .controls` : BARS)].filter((bar) => bar.offsetHeight > 0);
  const top = Math.max(0, ...bars.map((bar) => bar.offsetTop + bar.offsetHeight));
  const over = [...document.querySelectorAll(OVER)].map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
  const width = (panel: HTMLElement): number => (panel.classList.contains("folded") ? 0 : panel.offsetWidth);
  if (narrow.matches) {
    const button = phone.matches ? 72 + dock.offsetHeight : 0;
    const sheet = right.classList.contains("open") ? right.offsetHeight : button;
    return { left: phone.matches ? 0 : width(left), right: 0, top, bottom: Math.max(sheet, dock.offsetHeight), over };
  }
  return { left: width(left), right: width(right), top, bottom: dock.offsetHeight, over };
}

/** A grip at a panel's inner edge that widens it, by pointer or by the arrow keys. */
export function createGrip(panel: HTMLElement, side: "left" | "right", changed: () => void): HTMLElement {
  const grip = h("div", { class: "grip", role: "separator", "aria-orientation": "vertical", tabindex: "0", "aria-valuemin": NARROWEST, "aria-valuemax": WIDEST });
  const property = `--${side}`;
  const set = (width: number): void => {
    const kept = Math.round(Math.min(Math.max(width, NARROWEST), Math.min(WIDEST, window.innerWidth / 2)));
    document.documentElement.style.setProperty(property, `${kept}px`);
    grip.setAttribute("aria-valuenow", String(kept));
  };
  grip.setAttribute("aria-valuenow", getComputedStyle(document.documentElement).getPropertyValue(property).replace("px", ""));
  const remembered = Number(readMemory(side));
  if (remembered > 0) set(remembered);
  const finish = (): void => {
    writeMemory(side, String(panel.offsetWidth));
    changed();
  };
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => {
    if (!grip.hasPointerCapture(event.pointerId)) return;
    set(side === "left" ? event.clientX : window.innerWidth - event.clientX);
  });
  grip.addEventListener("pointerup", finish);
  grip.addEventListener("keydown", (event) => {
    const outward = side === "left" ? "ArrowRight" : "ArrowLeft";
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    set(panel.offsetWidth + (event.key === outward ? STEP : -STEP));
    finish();
    event.preventDefault();
  });
  return grip;
}

// The track of the time bar: a slider over days, before the curve of how much is dated when.

import { writeDate } from "../../text/dates";
import { fill, h } from "../../dom";
import { addMonths, toDay, toNumber } from "../../time/days";
import { countDays, findTicks } from "../../time/density";
import { type Context, words } from "../context";

const PARTS = 120;
const TICKS = 12;
const MONTHS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

export class Track {
  readonly element = h("div", { class: "track" });
  private readonly slider = h("input", { type: "range", step: 1, "data-key": "slider" });
  private span: [number, number] = [0, 1];

  constructor(
    private readonly context: Context,
    set: (day: string) => void,
  ) {
    this.slider.addEventListener("input", () => set(toDay(Number(this.slider.value))));
    this.slider.addEventListener("keydown", (event) => {
      const months = MONTHS[event.key];
      if (months === undefined) return; // ← and → go by a day by themselves
      const day = toNumber(addMonths(toDay(Number(this.slider.value)), months));
      set(toDay(Math.min(Math.max(day, this.span[0]), this.span[1])));
      event.preventDefault();
    });
  }

  /** Draws the curve and the ticks of other days. */
  draw(days: readonly string[], span: [number, number]): void {
    this.span = span;
    const { language } = this.context.store.state;
    this.slider.min = String(span[0]);
    this.slider.max = String(span[1]);
    const ticks = findTicks(span, TICKS).map(({ at, day, isYear }) => {
      const text = isYear ? day.slice(0, 4) : writeDate(day.slice(0, 7), language);
      const tick = h("span", { class: "tick" }, text);
      tick.style.setProperty("--at", String(at));
      return tick;
    });
    const line = h("div", { class: "ticks", "aria-hidden": "true" }, ...ticks);
    fill(this.element, drawCurve(countDays(days, span, PARTS)), line, this.slider);
  }

  /** Puts the slider on a day, at the end for all time. */
  show(day: string): void {
    const { time } = words(this.context);
    this.slider.value = String(day ? toNumber(day) : this.span[1]);
    this.slider.setAttribute("aria-label", time.slider);
    this.slider.setAttribute("aria-valuetext", day ? writeDate(day, this.context.store.state.language) : time.all);
    this.slider.title = time.keys;
    this.element.classList.toggle("whole", day === "");
    const passed = (Number(this.slider.value) - this.span[0]) / (this.span[1] - this.span[0]);
    this.element.style.setProperty("--passed", String(passed));
  }
}

/** Bars whose heights grow with the root of their counts: one thing among many is still seen. */
function drawCurve(counts: number[]): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const [svg, path] = [document.createElementNS(space, "svg"), document.createElementNS(space, "path")];
  const most = Math.sqrt(Math.max(1, ...counts));
  const bars = counts.map((count, i) => (count > 0 ? `M${i} 100h0.8v-${((100 * Math.sqrt(count)) / most).toFixed(1)}h-0.8z` : ""));
  svg.setAttribute("viewBox", `0 0 ${counts.length} 100`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", bars.join(""));
  svg.append(path);
  return svg;
}

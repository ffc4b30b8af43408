// The legend's dates: how many notes each period has, from which to which is shown.

import { writeDate } from "../../text/dates";
import { h } from "../../dom";
import type { Facets } from "../../graph/facets";
import { type Period, countDates, findPeriods } from "../../graph/periods";
import { sortDays } from "../../address/entries";
import { type Context, words } from "../context";
import { writeSection } from "./switches";

type Range = readonly [from: string, to: string];

export class DateFilter {
  private readonly periods: Period[];
  private readonly all: number[]; // notes of each period, whatever is filtered
  private readonly from = h("input", { type: "date", "data-key": "created-from" });
  private readonly to = h("input", { type: "date", "data-key": "created-to" });
  private anchor = 0; // where a range of periods began

  constructor(private readonly context: Context) {
    const dates = context.data.nodes.flatMap((node) => node.created ?? []);
    this.periods = findPeriods(dates);
    this.all = countDates(this.periods, dates);
    for (const input of [this.from, this.to]) {
      input.min = this.periods[0]?.from ?? "";
      input.max = this.periods.at(-1)?.to ?? "";
      input.addEventListener("change", () => this.set([this.from.value, this.to.value]));
    }
  }

  build(facets: Facets): HTMLElement | false {
    if (this.periods.length === 0) return false;
    const { context } = this;
    const w = words(context).finding;
    const { created } = context.store.state;
    for (const [input, value, label] of [[this.from, created?.[0], w.from], [this.to, created?.[1], w.to]] as const) {
      if (input.value !== (value ?? "")) input.value = value ?? "";
      input.setAttribute("aria-label", `${w.dates}, ${label}`);
    }
    return writeSection(context, { name: "dates", title: w.dates, filters: ["created"], isFiltered: created !== null },
      this.writeBars(countDates(this.periods, facets.dates)),
      h("div", { class: "range" }, h("span", {}, w.from), this.from, h("span", {}, w.to), this.to));
  }

  private set([from, to]: Range): void {
    this.context.store.update({ created: from === "" && to === "" ? null : sortDays(from, to) });
  }

  /** A bar a period; one is in the order of the Tab key, arrows lead to the others. */
  private writeBars(counts: number[]): HTMLElement {
    const most = Math.max(1, ...this.all);
    const bars = this.periods.map((period, i) => {
      const label = words(this.context).finding.period(this.name(period), counts[i]!);
      const bar = h("button", {
        type: "button", "aria-label": label, title: label, "data-key": `period-${i}`, "aria-pressed": String(this.isIn(period)),
        tabindex: i === this.anchor ? "0" : "-1", onclick: (event: MouseEvent) => this.take(i, event.shiftKey),
      }, h("span", {}));
      bar.style.setProperty("--all", String(this.all[i]! / most));
      bar.style.setProperty("--now", String(counts[i]! / most));
      return bar;
    });
    const element = h("div", { class: "bars", role: "group", "aria-label": words(this.context).finding.periods }, ...bars);
    element.classList.toggle("chosen", this.context.store.state.created !== null);
    element.addEventListener("keydown", (event) => this.press(event, element));
    return element;
  }

  private isIn({ from, to }: Period): boolean {
    const { created } = this.context.store.state;
    return created !== null && to >= created[0] && (created[1] === "" || from <= created[1]);
  }

  /** Shows one period, or all from the one that was taken before; a single one again gives all. */
  private take(i: number, isRange: boolean): void {
    const { created } = this.context.store.state;
    if (!isRange) this.anchor = i;
    const [first, last] = [this.periods[Math.min(i, this.anchor)]!, this.periods[Math.max(i, this.anchor)]!];
    const isSame = created?.[0] === first.from && created[1] === last.to;
    this.set(isSame && !isRange ? ["", ""] : [first.from, last.to]);
  }

  private press(event: KeyboardEvent, element: HTMLElement): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const bars = [...element.children] as HTMLElement[];
    const next = bars.indexOf(document.activeElement as HTMLElement) + step;
    if (next < 0 || next >= bars.length) return;
    bars[next]!.focus();
    if (event.shiftKey) this.take(next, true);
  }

  private name({ name, decade }: Period): string {
    const { language } = this.context.store.state;
    return decade ? words(this.context).finding.decade(name) : writeDate(name, language);
  }
}

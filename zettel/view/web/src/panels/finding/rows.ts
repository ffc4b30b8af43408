// A list of any length of which only the rows in view are in the page; the keyboard reaches them all.

import { h } from "../../dom";

const SPARE = 8; // rows above and below those in view

export interface Rows {
  write: (item: number) => HTMLElement[]; // what a row holds
  open: (item: number) => void;
  leave: () => void; // Escape was pressed
}

export class LongList {
  readonly element = h("div", { role: "listbox", class: "long", tabindex: "0", id: "listing" });
  private items: readonly number[] = [];
  private active = 0;
  private readonly holder = h("div", { class: "holder", role: "presentation" });

  constructor(private readonly rows: Rows) {
    this.element.append(this.holder);
    this.element.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && this.press(event.key)) event.preventDefault();
    });
    this.element.addEventListener("click", (event) => {
      const row = (event.target as Element).closest<HTMLElement>("[data-row]");
      if (row) this.choose(Number(row.dataset["row"]));
    });
    document.addEventListener("scroll", () => this.draw(), { capture: true, passive: true });
    window.addEventListener("resize", () => this.draw());
  }

  /** Shows other items; the row that was active stays so if it is still there. */
  show(items: readonly number[]): void {
    const held = this.items[this.active];
    this.items = items;
    this.active = Math.max(0, held === undefined ? 0 : items.indexOf(held));
    this.draw();
  }

  /** Brings the keyboard into the list; nothing but its own rows is scrolled for that. */
  focus(): void {
    this.element.focus({ preventScroll: true });
    if (this.items.length > 0) this.step(this.active);
  }

  /** Writes the rows in view, which is nothing while the list is hidden. */
  draw(): void {
    const scroller = this.element.closest(".scroller");
    if (!scroller || this.element.offsetParent === null) return;
    const height = this.height;
    this.holder.style.setProperty("height", `${height * this.items.length}px`);
    const [top, view] = [this.holder.getBoundingClientRect().top, scroller.getBoundingClientRect()];
    const first = Math.max(0, Math.floor((view.top - top) / height) - SPARE);
    const last = Math.min(this.items.length - 1, Math.ceil((view.bottom - top) / height) + SPARE);
    const rows = [];
    for (let i = first; i <= last; i++) rows.push(this.write(i, height));
    this.holder.replaceChildren(...rows);
    const active = this.holder.querySelector("[aria-selected=true]");
    if (active) this.element.setAttribute("aria-activedescendant", active.id);
    else this.element.removeAttribute("aria-activedescendant");
  }

  private get height(): number {
    return Number.parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 32;
  }

  private write(i: number, height: number): HTMLElement {
    const item = this.items[i]!;
    const row = h("div", {
      role: "option", class: "to", id: `row-${i}`, "data-row": i, "data-node": item, "aria-selected": String(i === this.active),
      "aria-setsize": this.items.length, "aria-posinset": i + 1,
    }, ...this.rows.write(item));
    row.style.setProperty("top", `${i * height}px`);
    return row;
  }

  private press(key: string): boolean {
    const page = Math.max(1, Math.floor((this.element.closest(".scroller")?.clientHeight ?? 0) / this.height) - 2);
    const last = this.items.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: this.active + 1, ArrowUp: this.active - 1, Home: 0, End: last, PageDown: this.active + page, PageUp: this.active - page,
    };
    const next = steps[key];
    if (next !== undefined) this.step(Math.max(0, Math.min(last, next)));
    else if (key === "Enter" && last >= 0) this.rows.open(this.items[this.active]!);
    else if (key === "Escape") this.rows.leave();
    else return false;
    return true;
  }

  private choose(row: number): void {
    this.active = row;
    this.draw();
    this.rows.open(this.items[row]!);
  }

  private step(to: number): void {
    this.active = to;
    const scroller = this.element.closest(".scroller")!;
    const [view, top] = [scroller.getBoundingClientRect(), this.holder.getBoundingClientRect().top + to * this.height];
    const above = this.element.previousElementSibling?.getBoundingClientRect().bottom ?? view.top; // what sticks covers rows
    if (top < above) scroller.scrollBy({ top: top - above });
    else if (top + this.height > view.bottom) scroller.scrollBy({ top: top + this.height - view.bottom });
    this.draw();
  }
}

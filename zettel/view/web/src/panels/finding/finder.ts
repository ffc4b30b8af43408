// Search: a field, and what was found below it, walked through with the arrow keys.

import { h } from "../../dom";
import type { Finding } from "../../search/finding";
import { NO_CONDITIONS } from "../../graph/visible";
import { type Context, open, words } from "../context";
import { icon } from "../marks";
import { type Results, listResults, writeResults } from "./results";
import { writeState } from "./verdict";

const NAMES = 6; // shown at first
const TEXTS = 8;
const MORE = 40;

export class Finder {
  readonly element: HTMLElement;
  readonly results = h("div", { class: "found-notes" });
  private readonly input = h("input", {
    type: "search", id: "query", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-controls": "results", "aria-expanded": "false", "aria-autocomplete": "list", enterkeyhint: "search",
  });
  private readonly status = h("div", { class: "status", role: "status" });
  private readonly list = h("div", { id: "results", role: "listbox", class: "results" });
  private readonly button = h("button", { type: "button", class: "icon" });
  private shown: Results = { names: [], texts: [], hidden: 0 };
  private asked = "";
  private room = { names: NAMES, texts: TEXTS }; // how many of each are shown
  private active = 0;

  constructor(private readonly context: Context, private readonly finding: Finding) {
    const key = h("kbd", { "aria-hidden": "true" }, "/");
    const field = h("div", { class: "field" }, h("label", {}, icon("search"), this.input), key, this.button);
    this.element = h("div", { class: "finder" }, field);
    this.results.append(this.status, this.list);
    this.input.addEventListener("focus", () => finding.prepare());
    this.input.addEventListener("input", () => this.ask(this.input.value));
    this.button.append(icon("close"));
    this.button.addEventListener("click", () => {
      this.clear();
      this.input.focus();
    });
    this.input.addEventListener("keydown", (event) => {
      if (this.press(event.key)) event.preventDefault();
    });
    finding.listen(() => this.show());
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Empties the field; the map is whole again. */
  clear(): void {
    this.ask("");
  }

  /** Shows what was found; from the beginning if the query is another one. */
  show(): void {
    const { query } = this.context.store.state;
    if (this.asked !== query) [this.asked, this.room, this.active] = [query, { names: NAMES, texts: TEXTS }, 0];
    this.name(query);
    this.shown = listResults(this.context, this.finding);
    this.input.setAttribute("aria-expanded", String(this.shown.names.length + this.shown.texts.length > 0));
    writeResults(this.context, this.finding, this.list, this.shown, this.room, (item) => this.choose(item));
    writeState(this.context, this.finding, this.status, this.shown, {
      ask: (other) => this.ask(other),
      showAll: () => this.context.store.update(NO_CONDITIONS),
    });
    this.mark();
  }

  private name(query: string): void {
    const w = words(this.context);
    if (this.input.value !== query) this.input.value = query;
    this.input.setAttribute("aria-label", w.search);
    this.input.placeholder = w.finding.hint;
    this.button.setAttribute("aria-label", w.clear);
    this.button.title = `${w.clear} (Esc)`;
    this.button.hidden = query === "";
    this.list.setAttribute("aria-label", w.search);
  }

  private ask(query: string): void {
    const { tab } = this.context.store.state;
    const next = query.trim() ? "results" : tab === "results" ? "filters" : tab;
    this.context.store.update({ query, searching: query.trim() !== "", tab: next });
  }

  private press(key: string): boolean {
    const item = this.items[this.active];
    if (key === "ArrowDown") this.step(1);
    else if (key === "ArrowUp") this.step(-1);
    else if (key === "Enter" && item) this.choose(item);
    else return false;
    return true;
  }

  private get items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private choose(item: HTMLElement): void {
    const { node, more, near } = item.dataset;
    if (more === "names" || more === "texts") {
      this.active = this.items.indexOf(item);
      this.room = { ...this.room, [more]: this.room[more] + MORE };
      this.show();
      return;
    }
    const marked = near === undefined ? null : { node: Number(node), query: this.context.store.state.query, near };
    open(this.context, Number(node), "", marked);
    this.active = this.items.indexOf(item);
    this.mark();
    if (document.activeElement === this.input) this.input.select(); // the next search begins with the next letter
  }

  private step(by: number): void {
    const { length } = this.items;
    if (this.context.store.state.tab !== "results") this.context.store.update({ tab: "results" });
    if (length > 0) this.active = (this.active + by + length) % length;
    this.mark(true);
  }

  private mark(bring = false): void {
    const { items } = this;
    this.active = Math.max(0, Math.min(this.active, items.length - 1));
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    const item = items[this.active];
    if (bring) item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

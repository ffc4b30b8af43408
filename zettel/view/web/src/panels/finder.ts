// Search: a field, and below it what was found, walked through with the arrow keys.

import { bdi, fill, h } from "../dom";
import { createSearch, type Hit, type Search } from "../search";
import { type Context, open, words } from "./context";
import { dot, icon } from "./marks";

const SHOWN = 40;

export class Finder {
  readonly element: HTMLElement;
  private readonly search: Search;
  private readonly input = h("input", {
    type: "search", id: "query", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-controls": "results", "aria-expanded": "false", "aria-autocomplete": "list", enterkeyhint: "search",
  });
  private readonly list = h("ul", { id: "results", role: "listbox", class: "results" });
  private readonly status = h("p", { class: "status", role: "status" });
  private readonly button = h("button", { type: "button", class: "icon" });
  private hits: Hit[] = [];
  private active = -1;

  constructor(private readonly context: Context) {
    const { store } = context;
    this.search = createSearch(context.data);
    const key = h("kbd", { "aria-hidden": "true" }, "/");
    const field = h("div", { class: "field" }, h("label", {}, icon("search"), this.input), key, this.button);
    this.element = h("div", { class: "finder" }, field, this.status, this.list);
    this.input.addEventListener("input", () => store.update({ query: this.input.value, searching: true }));
    this.button.append(icon("close"));
    this.button.addEventListener("click", () => {
      this.clear();
      this.input.focus();
    });
    this.input.addEventListener("keydown", (event) => {
      if (this.press(event.key)) event.preventDefault();
    });
    store.listen((_, change) => {
      if (change.query !== undefined || change.language !== undefined) this.show();
    });
    this.show();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Empties the field; the map is whole again. */
  clear(): void {
    this.input.value = "";
    this.context.store.update({ query: "", searching: false });
  }

  private press(key: string): boolean {
    const hit = this.hits[this.active];
    if (key === "ArrowDown") this.step(1);
    else if (key === "ArrowUp") this.step(-1);
    else if (key === "Enter" && hit) {
      open(this.context, hit.node);
      this.input.select(); // the next search begins with the next letter
    }
    else return false;
    return true;
  }

  private show(): void {
    const { query } = this.context.store.state;
    const w = words(this.context);
    this.input.setAttribute("aria-label", w.search);
    this.button.setAttribute("aria-label", w.clear);
    this.button.title = `${w.clear} (Esc)`;
    this.button.hidden = query === "";
    this.input.placeholder = w.searchHint;
    this.list.setAttribute("aria-label", w.search);
    this.hits = this.search(query);
    this.active = this.hits.length > 0 ? 0 : -1;
    fill(this.status, ...this.describe(query.trim()));
    fill(this.list, ...this.hits.slice(0, SHOWN).map((hit, i) => this.writeHit(hit, i)));
    this.element.classList.toggle("searching", query.trim() !== "");
    this.input.setAttribute("aria-expanded", String(this.hits.length > 0));
    this.mark();
  }

  private describe(query: string): (HTMLElement | string)[] {
    const w = words(this.context);
    const count = this.hits.length;
    if (query === "") return [];
    if (count > SHOWN) return [`${w.found(count)} – ${w.andMore(count - SHOWN)}`];
    if (count > 0) return [w.found(count)];
    return [h("strong", {}, w.nothingFound(query)), " ", w.nothingFoundHint];
  }

  private writeHit(hit: Hit, i: number): HTMLElement {
    const { title } = this.context.data.nodes[hit.node]!;
    const choose = (): void => open(this.context, hit.node);
    const properties = { role: "option", id: `hit-${i}`, class: "to", "data-node": hit.node, onclick: choose };
    const by = hit.by ? h("small", {}, bdi(hit.by)) : null;
    return h("li", properties, dot(this.context, hit.node), h("span", { class: "name" }, bdi(title), by));
  }

  private step(by: number): void {
    const count = Math.min(this.hits.length, SHOWN);
    if (count > 0) this.active = (this.active + by + count) % count;
    this.mark();
  }

  private mark(): void {
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    const item = this.list.children[this.active];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

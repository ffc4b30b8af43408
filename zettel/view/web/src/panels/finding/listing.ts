// The index: all visible notes as one list, by title, date, links or importance; on a day first those
// that are present then.

import { writeCreated, writeDate } from "../../text/dates";
import { bdi, fill, h } from "../../dom";
import { type Order, orderNodes } from "../../graph/orders";
import { findPresent, putFirst } from "../../graph/present";
import type { Finding } from "../../search/finding";
import { type Context, open, words } from "../context";
import { dot, paleMark } from "../marks";
import { LongList } from "./rows";

const ORDERS: Order[] = ["title", "date", "degree", "rank"];

export class Listing {
  readonly element = h("div", { class: "listing" });
  private readonly head = h("div", { class: "head" });
  private readonly list: LongList;
  private items: number[] = [];
  private present: ReadonlySet<number> = new Set();
  private stale = true;

  /** @param leave takes the keyboard from the list to the map. */
  constructor(private readonly context: Context, private readonly finding: Finding, leave: () => void) {
    this.list = new LongList({
      write: (node) => this.write(node),
      open: (node) => open(context, node),
      leave,
    });
    this.element.append(this.head, this.list.element);
    finding.listen(() => this.refresh());
  }

  /** Lists what is visible, when the index is; else when it comes into view. */
  refresh(): void {
    this.stale = true;
    if (this.context.store.state.tab === "index") this.show();
  }

  /** Shows the list, ordered anew if anything it goes by has changed. */
  show(): void {
    const { graph, store: { state } } = this.context;
    if (!this.stale) return this.list.draw();
    this.stale = false;
    const found = state.query.trim() ? this.finding.nodes : null;
    const visible = this.context.visible();
    const nodes = [...visible.nodes].filter((node) => !found || found.has(node));
    this.present = findPresent(graph, state, visible).nodes;
    this.items = putFirst(orderNodes(graph, nodes, state.indexBy, state.language), this.present);
    this.writeHead();
    this.list.show(this.items);
  }

  /** Brings the keyboard into the list. */
  focus(): void {
    this.list.focus();
  }

  private writeHead(): void {
    const { store } = this.context;
    const w = words(this.context).finding;
    const { length } = this.items;
    const isPale = this.items.some((node) => !this.present.has(node));
    const select = h("select", {
      "aria-label": w.orderBy, "data-key": "index-by", onchange: () => store.update({ indexBy: select.value as Order }),
    }, ...ORDERS.map((order) => h("option", { value: order, selected: order === store.state.indexBy }, w.orders[order])));
    const focused = this.head.contains(document.activeElement);
    fill(this.head,
      h("p", { role: "status", title: isPale ? words(this.context).time.paleHint : null }, length === 0 ? w.noneListed : this.count()),
      h("label", { class: "order" }, h("span", {}, w.orderBy), select));
    if (focused) select.focus();
    this.list.element.setAttribute("aria-label", w.tabs.index);
    this.list.element.hidden = length === 0;
  }

  /** How many notes are listed, or for what; on a day those that are present, and how many are pale. */
  private count(): string {
    const { day, language, query } = this.context.store.state;
    const { finding, time } = words(this.context);
    const [asked, present] = [query.trim(), this.items.filter((node) => this.present.has(node)).length];
    const listed = asked ? finding.listedFor(present, asked) : finding.listed(present);
    if (!day) return listed;
    const pale = this.items.length - present;
    return time.present(listed, writeDate(day, language)) + (pale > 0 ? ` · ${time.pale(pale)}` : "");
  }

  private write(node: number): HTMLElement[] {
    const { title } = this.context.data.nodes[node]!;
    const isPale = !this.present.has(node);
    const name = h("span", { class: isPale ? "name pale" : "name", title }, bdi(title), isPale && paleMark(this.context));
    return [dot(this.context, node), name, h("span", { class: "count" }, this.describe(node))];
  }

  /** What the list is ordered by, beside each title. */
  private describe(node: number): string {
    const { data, store: { state } } = this.context;
    const { rank = 0, degree } = data.nodes[node]!;
    const w = words(this.context);
    if (state.indexBy === "date") return writeCreated(data.nodes[node]!, state.language, "short") || "–";
    return state.indexBy === "rank" ? w.finding.percent(rank) : w.count(degree);
  }
}

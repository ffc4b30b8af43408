// The map as a table: all visible notes and links as rows, for screen readers and for whoever likes rows.

import { fill, h } from "../../dom";
import { writeDate } from "../../text/dates";
import { findPresent, findTold, putFirst } from "../../graph/present";
import type { Visible } from "../../graph/visible";
import type { TableView } from "../../state";
import { type Context, words } from "../context";
import { iconButton } from "../marks";
import { type Column, countLinks, listLinkColumns, listNoteColumns, nameColumn } from "./columns";
import { writeLink, writeNote } from "./rows";

const ROWS = 100; // at once

const BEGINNING: Record<TableView["list"], TableView> = {
  notes: { list: "notes", by: "title", down: false, from: 0 },
  links: { list: "links", by: "source", down: false, from: 0 },
};

export class TableDialog {
  private readonly dialog = h("dialog", { class: "table" });
  private readonly bar = h("header", {});
  private readonly body = h("div", { class: "rows scroller", tabindex: "0", role: "region" });

  constructor(private readonly context: Context) {
    this.dialog.append(this.bar, this.body);
    document.getElementById("app")!.append(this.dialog);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("keydown", (event) => {
      event.stopPropagation(); // keys of the page behind rest
      if (event.key === "t" || event.key === "Escape") this.close();
      if (event.key === "Escape") event.preventDefault();
    });
  }

  open(): void {
    this.context.store.update({ table: BEGINNING.notes });
  }

  /** Shows the table that the state asks for, or none. */
  show(): void {
    const { table } = this.context.store.state;
    if (!table) return this.hide();
    const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
    this.writeRows(table);
    if (!this.dialog.open) this.dialog.showModal();
    if (held) this.dialog.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }

  private hide(): void {
    this.dialog.close();
    const held = document.activeElement as HTMLElement | null;
    if (this.dialog.contains(held)) held?.blur(); // else keys would go into the closed table
  }

  private close(): void {
    this.context.store.update({ table: null });
  }

  private writeRows(view: TableView): void {
    const { context } = this;
    const { graph, store } = context;
    const visible = context.visible();
    const present = findPresent(graph, store.state, visible);
    const counts = countLinks(graph, present);
    const isNotes = view.list === "notes";
    const columns = isNotes ? listNoteColumns(context, counts) : listLinkColumns(context);
    const items = isNotes ? visible.nodes : visible.edges;
    const rows = putFirst(order([...items], columns, view), isNotes ? present.nodes : present.edges);
    const shown = rows.slice(view.from, view.from + ROWS);
    const write = (item: number, i: number): HTMLElement[] => {
      const place = view.from + i + 2; // the first row is that of the headings
      return isNotes ? writeNote(context, item, counts.outgoing[item]!, counts.incoming[item]!, place) : writeLink(context, item, place);
    };
    this.writeBar(view, present, rows.length);
    const w = words(context).table;
    this.body.setAttribute("aria-label", w.lists[view.list]);
    fill(this.body, rows.length === 0 ? h("p", { class: "hint" }, w.none) : h("table", { "aria-rowcount": rows.length + 1, class: view.list },
      this.writeCaption(),
      h("thead", {}, h("tr", { "aria-rowindex": 1 }, ...columns.map((column) => this.writeHeading(column, view)))),
      h("tbody", {}, ...shown.flatMap(write))));
    this.body.scrollTo(0, 0);
  }

  /** What is in the table; on a day, what of it is counted. */
  private writeCaption(): HTMLElement {
    const { graph, store: { state } } = this.context;
    const w = words(this.context);
    const day = findTold(graph, state) ? ` ${w.time.paleRows(writeDate(state.day, state.language))}` : "";
    return h("caption", {}, w.table.same, day);
  }

  private writeBar(view: TableView, present: Visible, all: number): void {
    const { store } = this.context;
    const w = words(this.context);
    this.dialog.setAttribute("aria-label", w.table.name);
    const lists = (["notes", "links"] as const).map((list) => h("button", {
      type: "button", "aria-pressed": String(list === view.list), "data-key": `list-${list}`,
      onclick: () => store.update({ table: BEGINNING[list] }),
    }, w.table.lists[list], " ", h("span", { class: "count" }, w.count(list === "notes" ? present.nodes.size : present.edges.size))));
    const last = Math.min(all, view.from + ROWS);
    const turn = (icon: "left" | "right", label: string, from: number): HTMLElement => {
      const button = iconButton(icon, label, () => store.update({ table: { ...view, from } }));
      button.dataset["key"] = icon;
      button.disabled = from < 0 || from >= all;
      return button;
    };
    fill(this.bar,
      h("div", { class: "lists", role: "group", "aria-label": w.table.name }, ...lists),
      all > ROWS && h("div", { class: "pages" },
        turn("left", w.table.before, view.from - ROWS),
        h("span", { role: "status" }, w.table.rows(view.from + 1, last, all)),
        turn("right", w.table.after, view.from + ROWS)),
      iconButton("close", w.table.close, () => this.close(), "Esc"));
  }

  /** A heading orders the rows by its column; numbers begin with the largest. */
  private writeHeading(column: Column, view: TableView): HTMLElement {
    const isBy = view.by === column.name;
    const down = isBy ? !view.down : column.isNumber;
    const run = (): void => this.context.store.update({ table: { ...view, by: column.name, down, from: 0 } });
    const sign = h("span", { class: "arrow", "aria-hidden": "true" }, isBy ? (view.down ? "↓" : "↑") : "");
    return h("th", { scope: "col", class: column.isNumber ? "number" : null, "aria-sort": isBy ? (view.down ? "descending" : "ascending") : null },
      h("button", { type: "button", "data-key": `by-${column.name}`, onclick: run }, nameColumn(this.context, column), sign));
  }
}

function order(items: number[], columns: Column[], { by, down }: TableView): number[] {
  const first = columns.find((column) => column.name === by) ?? columns[0]!;
  const sign = down ? -1 : 1;
  const isBlank = (item: number): number => Number(first.isBlank?.(item) ?? false);
  return items.sort((a, b) => isBlank(a) - isBlank(b) || sign * first.compare(a, b) || columns[0]!.compare(a, b) || a - b);
}

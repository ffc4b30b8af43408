// Sections of the legend, with rows that switch something on and off.

import { h } from "../../dom";
import { NO_FILTERS } from "../../graph/filters";
import type { Change } from "../../state";
import { type Context, words } from "../context";

export interface Row {
  label: string;
  count: number;
  on: boolean;
  mark: Element;
  flip: () => Change;
  only?: () => Change;
}

/** What a section of the legend is made of. */
export interface Section {
  name: string;
  title: string;
  filters: (keyof typeof NO_FILTERS)[]; // what "show all" clears
  isFiltered: boolean;
}

export function writeSection(context: Context, { name, title, filters, isFiltered }: Section, ...children: (HTMLElement | null | false)[]): HTMLElement {
  const reset = (): void => context.store.update(Object.fromEntries(filters.map((key) => [key, NO_FILTERS[key]])) as Change);
  return h("section", { class: name, "aria-label": title },
    h("h2", {}, title,
      isFiltered && h("button", { type: "button", class: "plain", onclick: reset, "data-key": `${name}-all` }, words(context).all)),
    ...children);
}

export function writeRows(context: Context, name: string, rows: Row[]): HTMLElement {
  return h("ul", {}, ...rows.map((row, i) => writeRow(context, row, `${name}-${i}`)));
}

function writeRow(context: Context, row: Row, key: string): HTMLElement {
  const { store } = context;
  const w = words(context);
  const button = h("button", {
    type: "button", class: row.count === 0 ? "switch none" : "switch", "aria-pressed": String(row.on), "data-key": key,
    onclick: () => store.update(row.flip()),
  }, row.mark, h("span", { class: "name", title: row.label }, row.label), h("span", { class: "count" }, w.count(row.count)));
  const { only } = row;
  return h("li", {}, button, only ? h("button", {
    type: "button", class: "only plain", title: w.onlyHint(row.label), "aria-label": w.onlyHint(row.label),
    "data-key": `${key}-only`, onclick: () => store.update(only()),
  }, w.only) : null);
}

/** The rows beyond the first wait behind one line. */
export function writeRest(context: Context, label: (n: number) => string, hidden: number, key: string, change: Change): HTMLElement | null {
  if (hidden <= 0) return null;
  return h("button", { type: "button", class: "plain rest", "data-key": key, onclick: () => context.store.update(change) }, label(hidden));
}

/** A button that is pressed or not, with how many notes it stands for. */
export function writeToggle(context: Context, label: string, count: number, pressed: boolean, key: string, change: () => Change): HTMLElement {
  return h("button", {
    type: "button", class: count === 0 ? "tag none" : "tag", "aria-pressed": String(pressed), "data-key": key,
    onclick: () => context.store.update(change()),
  }, h("bdi", {}, label), h("span", { class: "count" }, words(context).count(count)));
}

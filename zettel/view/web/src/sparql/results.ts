// An answer as a table: what it names leads to notes, words stay as they are, a column's head sorts by it.

import { toHash } from "../address";
import { bdi, h } from "../dom";
import { type Context, words } from "../panels/context";
import { namedLink, noteLink } from "../panels/marks";
import type { Order, Shown } from "./answer";
import { writeBar } from "./bars";
import type { Naming } from "./naming";
import { type Term, isNumber, writeTerm } from "./terms";

export interface Reading {
  context: Context;
  naming: Naming;
  shorten: (iri: string) => string;
}

/**
 * Writes the rows shown as a table, with bars beside the column `measure`, -1 for none; `sort` is
 * called with the order that a click asks for.
 */
export function writeTable(reading: Reading, shown: Shown, measure: number, order: Order, sort: (order: Order) => void): HTMLElement {
  const w = words(reading.context).console;
  const head = shown.columns.map((name, i) => writeHead(reading, name, i, shown.numeric[i]!, order, sort));
  const body = shown.rows.map((row) =>
    h("tr", {}, ...row.map((term, i) => h("td", { class: shown.numeric[i] ? "number" : null },
      i === measure ? writeBar(shown, i, term) : null, writeCell(reading, term)))));
  const caption = h("caption", { class: "unseen" }, w.answer(shown.total));
  const table = h("table", {}, caption, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body));
  return h("div", { class: "answer", tabindex: "0", role: "group", "aria-label": w.answer(shown.total) }, table);
}

/** The words that stand for an IRI in the table, by which its rows are ordered. */
export function nameIri({ context, naming, shorten }: Reading, iri: string): string {
  const place = naming.find({ type: "uri", value: iri });
  return place ? `${context.data.nodes[place.node]!.title} ${place.fragment}` : shorten(iri);
}

function writeHead({ context }: Reading, name: string, column: number, numeric: boolean, order: Order, sort: (order: Order) => void): HTMLElement {
  const mine = order?.column === column;
  const next: Order = !mine ? { column, down: false } : order.down ? null : { column, down: true };
  const title = words(context).console.sortBy(name);
  const sign = mine ? h("span", { class: "sign", "aria-hidden": "true" }, order.down ? "↓" : "↑") : null;
  const button = h("button", { type: "button", title, "data-column": column, onclick: () => sort(next) }, bdi(name), sign);
  const direction = mine ? (order.down ? "descending" : "ascending") : "none";
  return h("th", { scope: "col", class: numeric ? "number" : null, "aria-sort": direction }, button);
}

function writeCell(reading: Reading, term: Term | null): HTMLElement | string {
  if (term === null) return "";
  const whole = writeTerm(term, (iri) => `<${iri}>`);
  const place = reading.naming.find(term);
  if (place && term.type === "literal") return namedLink(reading.context, place.node, term.value);
  if (place) {
    const link = noteLink(reading.context, place.node, ...writePart(reading, place.fragment));
    link.title = term.value;
    if (/^(?:block|section)-/.test(place.fragment)) link.setAttribute("href", toHash(reading.context.data.nodes[place.node]!.id, place.fragment));
    return link;
  }
  if (term.type === "literal") return isNumber(term) ? term.value : h("bdi", { title: whole, lang: term["xml:lang"] ?? null }, term.value);
  if (term.type === "uri" && /^https?:/.test(term.value) && !isKnown(reading, term.value)) {
    return h("a", { class: "external", href: term.value, rel: "noreferrer", target: "_blank" }, term.value);
  }
  return h("code", { title: whole }, writeTerm(term, reading.shorten));
}

/** Says of which part of a note a term speaks, or that it is the note and not what that is about. */
function writePart({ context }: Reading, fragment: string): (HTMLElement | string)[] {
  if (fragment === "it") return [];
  return [" ", h("span", { class: "part" }, fragment ? `#${fragment}` : words(context).console.document)];
}

function isKnown({ shorten }: Reading, iri: string): boolean {
  return shorten(iri) !== iri;
}

// What holds on a day, in place of a note: who held which office then, and what else is dated, in
// the notes' own words and with their sources. By the clock of the notes: what was written last.

import { writeCreated, writeDate } from "../../text/dates";
import type { Fact, Field } from "../../data/document";
import { bdi, h } from "../../dom";
import { orderNodes } from "../../graph/orders";
import { nameKey } from "../../language";
import { type Certainty, findHolding, type Holding } from "../../time/holding";
import { findClock } from "../../time/later";
import { type Context, words } from "../context";
import { noteLink, reference } from "../marks";
import { writeWhens } from "./whens";

const ENTRIES = 300; // that are written out
const RECENT = 20;
const ORDER: Certainty[] = ["surely", "open", "possibly"];

export function writeAsOf(context: Context, day: string): HTMLElement {
  const w = words(context).time;
  const { data, store: { state } } = context;
  const isWritten = findClock(data, state.clock) === "notes";
  return h("article", { class: "as-of" },
    h("header", {}, h("h2", { tabindex: "-1" }, w.title(writeDate(day, state.language)))),
    ...(isWritten ? writeWritten(context) : writeHoldings(context, findHolding(data.facts ?? [], day))));
}

function writeHoldings(context: Context, held: Holding[]): HTMLElement[] {
  const w = words(context).time;
  if (held.length === 0) return [h("p", { class: "hint" }, h("strong", {}, w.nothing), " ", w.nothingHint)];
  const shown = held.slice(0, ENTRIES);
  const keys = [...groupBy(shown, ({ fact }) => fact.key)].sort((a, b) => b[1].length - a[1].length);
  const sections = keys.map(([key, members]) => h("section", {},
    h("h3", {}, key ? nameKey(context.data, key, context.store.state.language) : w.itself),
    ...orderBySurest([...groupBy(members, ({ fact }) => nameOffice(fact)).values()]).map((same) => writeOffice(context, same))));
  const rest = held.length - shown.length;
  return [h("p", { class: "hint" }, w.holdingHint), ...sections, ...(rest > 0 ? [h("p", { class: "hint" }, w.more(rest))] : [])];
}

/** Who holds the same office, one below the other under its name; the surest first. */
function writeOffice(context: Context, held: Holding[]): HTMLElement {
  const office = findOffice(held[0]!.fact);
  const people = orderBySurest([...groupBy(held, ({ fact }) => String(fact.node)).values()]);
  const links = office.flatMap(({ values }) => values).flatMap(({ node }, i) => [i > 0 ? " · " : "", noteLink(context, node!)]);
  return h("div", { class: "office" },
    links.length > 0 && h("h4", {}, ...links),
    h("ul", {}, ...people.map((facts) => h("li", {}, noteLink(context, facts[0]!.fact.node),
      ...facts.map((holding) => writeFact(context, holding, office))))));
}

function writeFact(context: Context, { fact, certainty }: Holding, office: Field[]): HTMLElement {
  const { data, store: { state } } = context;
  const w = words(context).time;
  const word = { surely: w.surely, open: w.begun, possibly: w.possibly }[certainty];
  const told = (fact.about ?? []).filter(({ key }) => !office.some((field) => field.key === key));
  const status = (fact.status ?? []).map((name) => nameKey(data, name, state.language));
  const when = [...writeWhens(context, fact), ...status].join(", ");
  return h("p", { class: "told" },
    h("span", { class: `certainty ${certainty}` }, word), when ? ` · ${when}` : null,
    ...told.flatMap((field) => [" · ", ...writeField(context, field)]),
    ...(fact.sources ?? []).flatMap(({ node, anchor = "", text }) => [" ", reference(context, node!, anchor, text)]));
}

/** Words stand by themselves; what leads to a note says as what. */
function writeField(context: Context, { key, values }: Field): (HTMLElement | string)[] {
  const name = nameKey(context.data, key, context.store.state.language);
  const leads = values.some((value) => value.node !== undefined);
  const parts = values.flatMap(({ node, text }, i) => [i > 0 ? ", " : "", node === undefined ? bdi(text) : noteLink(context, node)]);
  return leads ? [h("span", { class: "key" }, name), "\u00a0", ...parts] : parts;
}

function writeWritten(context: Context): HTMLElement[] {
  const { data, graph, visible, store: { state } } = context;
  const w = words(context).time;
  const notes = [...visible().nodes].filter((node) => !data.nodes[node]!.placeholder);
  const recent = orderNodes(graph, notes, "date", state.language).slice(0, RECENT);
  return [h("p", { class: "hint" }, w.written(notes.length)),
    h("ul", { class: "recent" }, ...recent.map((node) => h("li", {}, noteLink(context, node,
      h("span", { class: "count" }, writeCreated(data.nodes[node]!, state.language))))))];
}

/** What an office is named by: the first notes that a fact leads to, unless it begins with words. */
function findOffice({ about = [] }: Fact): Field[] {
  const first = about.findIndex((field) => field.values.some((value) => value.node === undefined));
  const links = first < 0 ? about : about.slice(0, first);
  return links.slice(0, 2);
}

function nameOffice(fact: Fact): string {
  return findOffice(fact).map(({ values }) => values.map((value) => value.node).join()).join(" ");
}

/** Puts the surest first, in each group and among the groups. */
function orderBySurest(groups: Holding[][]): Holding[][] {
  const rank = ({ certainty }: Holding): number => ORDER.indexOf(certainty);
  const ordered = groups.map((group) => [...group].sort((a, b) => rank(a) - rank(b)));
  return ordered.sort((a, b) => rank(a[0]!) - rank(b[0]!));
}

function groupBy<T>(members: T[], name: (member: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = name(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}

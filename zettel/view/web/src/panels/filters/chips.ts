// What is filtered, at a glance: a line on how much is left, and each filter to be taken away.

import { writeDate } from "../../text/dates";
import { h } from "../../dom";
import { NO_FILTERS, isFiltered } from "../../graph/filters";
import { findPresent } from "../../graph/present";
import { type Change, toggle } from "../../state";
import { type Context, nameRelation, nameType, words } from "../context";
import { icon } from "../marks";

interface Chip {
  label: string;
  change: Change;
}

const NAMED = 2; // kinds that are told by their names; more are counted

export function buildChips(context: Context): HTMLElement | false {
  const { store, data, graph } = context;
  if (!isFiltered(store.state)) return false;
  const w = words(context).finding;
  const notes = [...findPresent(graph, store.state, context.visible()).nodes].filter((node) => !data.nodes[node]!.placeholder).length;
  return h("section", { class: "chips", "aria-label": w.filtered },
    h("h2", { role: "status" }, w.showing(notes, context.graph.count()[0]),
      h("button", { type: "button", class: "plain", "data-key": "all", onclick: () => store.update(NO_FILTERS) }, w.clear)),
    h("p", {}, ...listChips(context).map((chip) => writeChip(context, chip))));
}

/** How many filters are set. */
export function countChips(context: Context): number {
  return isFiltered(context.store.state) ? listChips(context).length : 0;
}

function writeChip(context: Context, { label, change }: Chip): HTMLElement {
  const properties = { type: "button", class: "chip", "aria-label": words(context).finding.remove(label), onclick: () => context.store.update(change) };
  return h("button", properties, h("bdi", {}, label), icon("close"));
}

function listChips(context: Context): Chip[] {
  const { store: { state }, data } = context;
  const w = words(context).finding;
  const chips: Chip[] = [];
  const kinds = [...data.types.keys()].map((i) => ({ name: nameType(context, i), on: !state.withoutTypes.has(i) }));
  if (data.nodes.at(-1)?.placeholder) kinds.push({ name: words(context).placeholders, on: !state.withoutPlaceholders });
  const relations = [...data.relations.keys()].map((i) => ({ name: nameRelation(context, i), on: !state.withoutRelations.has(i) }));
  if (kinds.some(({ on }) => !on)) {
    chips.push({ label: describe(context, kinds, w.hiddenTypes), change: { withoutTypes: new Set(), withoutPlaceholders: false } });
  }
  if (relations.some(({ on }) => !on)) chips.push({ label: describe(context, relations, w.hiddenRelations), change: { withoutRelations: new Set() } });
  if (state.onlyOrphans) chips.push({ label: w.orphansChip, change: { onlyOrphans: false } });
  for (const tag of state.tags) chips.push({ label: `#${tag}`, change: { tags: toggle(state.tags, tag) } });
  if (state.created) chips.push({ label: describeDates(context, state.created), change: { created: null } });
  return chips;
}

function describe(context: Context, kinds: { name: string; on: boolean }[], count: (n: number) => string): string {
  const w = words(context).finding;
  const [shown, hidden] = [kinds.filter(({ on }) => on), kinds.filter(({ on }) => !on)];
  const join = (some: { name: string }[]): string => some.map(({ name }) => name).join(", ");
  if (shown.length > 0 && shown.length <= NAMED && shown.length <= hidden.length) return w.onlyThese(join(shown));
  return hidden.length <= NAMED ? w.withoutThese(join(hidden)) : count(hidden.length);
}

function describeDates(context: Context, [from, to]: readonly [string, string]): string {
  const w = words(context).finding;
  const write = (day: string): string => writeDate(day, context.store.state.language);
  if (from === "") return w.until(write(to));
  if (to === "") return w.since(write(from));
  if (from === to) return write(from);
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first} – ${last}`;
  }
  return `${write(from)} – ${write(to)}`;
}

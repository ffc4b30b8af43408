// The legend is the filter: note types, link types and tags with their counts, each to be put out.

import { h } from "../dom";
import { type Change, toggle } from "../state";
import { type Context, nameRelation, nameType, words } from "./context";
import { strokeMark, typeDot } from "./marks";
import { buildColours } from "./swatches";

const TAGS_SHOWN = 24;
const RELATIONS_SHOWN = 8;

interface Row {
  label: string;
  count: number;
  on: boolean;
  mark: Element;
  flip: () => Change;
  only?: () => Change;
}

/** Builds the legend anew from the state; it is small enough to be rebuilt on each change. */
export function buildLegend(context: Context): HTMLElement {
  const w = words(context);
  return h("div", { class: "legend" },
    buildColours(context),
    section(context, "types", w.types, listTypes(context), ["withoutTypes", "withoutPlaceholders"]),
    buildRelations(context),
    buildTags(context));
}

function buildRelations(context: Context): HTMLElement | false {
  const rows = listRelations(context);
  const element = section(context, "relations", words(context).relations, rows, ["withoutRelations"]);
  const rest = writeRest(context, context.data.relations.length - rows.length);
  if (element && rest) element.append(rest);
  return element;
}

const NONE: Change = { withoutTypes: new Set(), withoutPlaceholders: false, withoutRelations: new Set(), tags: new Set() };

function section(context: Context, name: string, title: string, rows: Row[], keys: (keyof Change)[]): HTMLElement | false {
  if (rows.length === 0) return false;
  const reset = (): void => context.store.update(Object.fromEntries(keys.map((key) => [key, NONE[key]])) as Change);
  return h("section", { class: name, "aria-label": title },
    h("h2", {}, title,
      rows.some((row) => !row.on) &&
        h("button", { type: "button", class: "plain", onclick: reset, "data-key": `${name}-all` }, words(context).all)),
    h("ul", {}, ...rows.map((row, i) => writeRow(context, row, `${name}-${i}`))));
}

function writeRest(context: Context, hidden: number): HTMLElement | null {
  const more = (): void => context.store.update({ allRelations: true });
  return hidden > 0
    ? h("button", { type: "button", class: "plain rest", onclick: more, "data-key": `relations-${RELATIONS_SHOWN}` }, words(context).rest(hidden))
    : null;
}

function writeRow(context: Context, row: Row, key: string): HTMLElement {
  const { store } = context;
  const w = words(context);
  const button = h("button", {
    type: "button", class: "switch", "aria-pressed": String(row.on), "data-key": key,
    onclick: () => store.update(row.flip()),
  }, row.mark, h("span", { class: "name", title: row.label }, row.label), h("span", { class: "count" }, w.count(row.count)));
  const { only } = row;
  return h("li", {}, button, only ? h("button", {
    type: "button", class: "only plain", title: w.onlyHint(row.label), "aria-label": w.onlyHint(row.label),
    "data-key": `${key}-only`, onclick: () => store.update(only()),
  }, w.only) : null);
}

function listTypes(context: Context): Row[] {
  const { data, store: { state } } = context;
  const missing = data.nodes.filter((node) => node.placeholder).length;
  const rows = data.types.map((type, i): Row => ({
    label: nameType(context, i),
    count: type.count,
    on: !state.withoutTypes.has(i),
    mark: typeDot(context, i),
    flip: () => ({ withoutTypes: toggle(state.withoutTypes, i) }),
    only: () => ({ withoutTypes: without(data.types.length, i), withoutPlaceholders: true }),
  }));
  if (missing > 0) rows.push({
    label: words(context).placeholders,
    count: missing,
    on: !state.withoutPlaceholders,
    mark: typeDot(context, null),
    flip: () => ({ withoutPlaceholders: !state.withoutPlaceholders }),
  });
  return rows;
}

function listRelations(context: Context): Row[] {
  const { data, store: { state } } = context;
  const rows = data.relations.map((relation, i): Row => ({
    label: nameRelation(context, i),
    count: relation.count,
    on: !state.withoutRelations.has(i),
    mark: strokeMark(context, i),
    flip: () => ({ withoutRelations: toggle(state.withoutRelations, i) }),
    only: () => ({ withoutRelations: without(data.relations.length, i) }),
  }));
  // The rare ones wait behind one line; plain links, the last, always stay.
  return state.allRelations || rows.length <= RELATIONS_SHOWN + 2 ? rows : [...rows.slice(0, RELATIONS_SHOWN), ...rows.slice(-1)];
}

function without(count: number, kept: number): ReadonlySet<number> {
  return new Set([...Array(count).keys()].filter((i) => i !== kept));
}

function buildTags(context: Context): HTMLElement | false {
  const { data, store } = context;
  const counts = new Map<string, number>();
  for (const node of data.nodes) for (const tag of node.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  if (counts.size === 0) return false;
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const chosen = store.state.tags;
  const shown = ordered.filter(([tag], i) => i < TAGS_SHOWN || chosen.has(tag));
  return h("section", { class: "tags", "aria-label": words(context).tags },
    h("h2", {}, words(context).tags,
      chosen.size > 0 && h("button", {
        type: "button", class: "plain", "data-key": "tags-all", onclick: () => store.update({ tags: new Set() }),
      }, words(context).all)),
    h("p", {}, ...shown.map(([tag, count]) => h("button", {
      type: "button", class: "tag", "aria-pressed": String(chosen.has(tag)), "data-key": `tag-${tag}`,
      onclick: () => store.update({ tags: toggle(store.state.tags, tag) }),
    }, h("bdi", {}, tag), h("span", { class: "count" }, words(context).count(count))))));
}

// The colours of notes outside the map: of their dots, and of the legend when colours say no type.

import { writeDate } from "../../text/dates";
import type { Document } from "../../data/document";
import { h } from "../../dom";
import { type Colouring, type Meaning, describeColours, findColouring, listColours } from "../../map/dress";
import type { ColourBy } from "../../map/map";
import { findPalette } from "../../map/palette";
import { type Context, nameType, words } from "../context";
import { nameCommunity } from "../crumbs";

let last: { data: Document; colourBy: ColourBy; colouring: Colouring } | null = null; // lists ask for many

/** The colour that the map gives to a note. */
export function nodeColour({ data, store }: Context, node: number): string {
  const { colourBy } = store.state;
  if (last?.data !== data || last.colourBy !== colourBy) last = { data, colourBy, colouring: findColouring(data, colourBy) };
  const { slots, meanings, isRamp } = last.colouring;
  return listColours(findPalette(), meanings.length, isRamp)[slots[node]!]!;
}

/** The legend of the map's colours; types have theirs in the filters. */
export function buildColours(context: Context): HTMLElement | false {
  const { colourBy } = context.store.state;
  if (colourBy === "type") return false;
  const { look } = words(context);
  const title = look.colouredBy(look.colours[colourBy]);
  const rows = describeColours(context.data, colourBy).map((swatch) => {
    const name = nameMeaning(context, swatch);
    return h("li", {}, paintDot(swatch.colour), h("span", { class: "name", title: name }, h("bdi", {}, name)),
      h("span", { class: "count" }, words(context).count(swatch.count)));
  });
  return h("section", { class: "swatches", "aria-label": title }, h("h2", {}, title), h("ul", {}, ...rows));
}

/** A dot of some colour. */
export function paintDot(colour: string): HTMLElement {
  const mark = h("span", { class: "dot", "aria-hidden": "true" });
  mark.style.setProperty("--colour", colour);
  return mark;
}

function nameMeaning(context: Context, meaning: Meaning): string {
  const { look } = words(context);
  const { language, colourBy } = context.store.state;
  if (meaning.kind === "type") return nameType(context, meaning.type);
  if (meaning.kind === "tag") return meaning.tag;
  if (meaning.kind === "community") return nameCommunity(context, meaning.community);
  if (meaning.kind === "date") {
    const [from, to] = [writeDate(meaning.from, language), writeDate(meaning.to, language)];
    return from === to ? from : `${from} – ${to}`;
  }
  return colourBy === "date" ? look.undated : colourBy === "tag" ? look.otherTags : look.otherCommunities;
}

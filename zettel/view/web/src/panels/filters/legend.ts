// The legend is the filter: what is filtered, note types, link types, tags and dates with their counts.

import { writeDate } from "../../text/dates";
import { fill, h } from "../../dom";
import { countFacets, createWithin } from "../../graph/facets";
import { DateFilter } from "./calendar";
import { buildChips } from "./chips";
import { findTold } from "../../graph/present";
import { type Context, words } from "../context";
import { buildRelations, buildTypes } from "./kinds";
import { buildColours } from "./swatches";
import { TagFilter } from "./tags";

export class Legend {
  readonly element = h("div", { class: "filters" });
  private readonly tags: TagFilter;
  private readonly dates: DateFilter;
  private readonly findWithin;

  constructor(private readonly context: Context) {
    this.tags = new TagFilter(context);
    this.dates = new DateFilter(context);
    this.findWithin = createWithin(context.graph);
  }

  /** Writes the legend anew from the state; what has the focus keeps it. */
  show(): void {
    const { context } = this;
    const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
    const { state } = context.store;
    const facets = countFacets(context.graph, state, context.visible(), this.findWithin(state));
    fill(this.element, h("div", { class: "legend" },
      buildChips(context),
      writeDay(context),
      buildColours(context),
      buildTypes(context, facets),
      buildRelations(context, facets),
      this.tags.build(facets),
      this.dates.build(facets)));
    if (held) this.element.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }
}

/** On a day: what the numbers are then. */
function writeDay(context: Context): HTMLElement | null {
  const { graph, store: { state } } = context;
  if (!state.day) return null;
  const w = words(context).time;
  const write = findTold(graph, state) ? w.paleCount : w.writtenCount;
  return h("p", { class: "hint" }, write(writeDate(state.day, state.language)));
}

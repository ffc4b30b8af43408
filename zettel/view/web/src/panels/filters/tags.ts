// The legend's tags: the most frequent ones that some note has, all of them if asked, and a field to
// find one among many.

import { fill, h } from "../../dom";
import type { Facets } from "../../graph/facets";
import { fold } from "../../text/fold";
import { toggle } from "../../state";
import { type Context, words } from "../context";
import { writeRest, writeSection, writeToggle } from "./switches";

const SHOWN = 24;
const MANY = 60; // from which on a field helps to find one
const MOST = 400; // buttons at once: the field leads to the others

export class TagFilter {
  private readonly input = h("input", { type: "search", class: "small", "data-key": "find-tag", spellcheck: "false", autocomplete: "off" });
  private readonly tags: { tag: string; folded: string; count: number }[]; // the most frequent first
  private readonly list = h("p", {});

  constructor(private readonly context: Context) {
    const counts = new Map<string, number>();
    for (const node of context.data.nodes) for (const tag of node.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    this.tags = [...counts].map(([tag, count]) => ({ tag, folded: fold(tag), count }));
    this.tags.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
  }

  build(facets: Facets): HTMLElement | false {
    if (this.tags.length === 0) return false;
    const { context, input } = this;
    const w = words(context);
    const { tags, allTags } = context.store.state;
    input.setAttribute("aria-label", w.finding.findTag);
    input.placeholder = w.finding.findTag;
    input.oninput = () => this.fill(facets);
    const isLong = this.tags.length > MANY && allTags;
    if (!isLong) input.value = "";
    const left = allTags ? 0 : this.fill(facets);
    if (allTags) this.fill(facets);
    const rest = writeRest(context, w.finding.allTags, left, `tag-${SHOWN}`, { allTags: true });
    return writeSection(context, { name: "tags", title: w.tags, filters: ["tags"], isFiltered: tags.size > 0 },
      isLong && input, this.list, rest);
  }

  /** Fills the list, and says how many tags are left out. */
  private fill(facets: Facets): number {
    const { context } = this;
    const { tags: chosen, allTags } = context.store.state;
    const wanted = fold(this.input.value.trim().replace(/^#/, ""));
    const has = (tag: string): boolean => chosen.has(tag) || allTags || facets.tags.has(tag);
    const matching = this.tags.filter(({ tag, folded }) => chosen.has(tag) || (has(tag) && folded.includes(wanted)));
    const shown = matching.filter(({ tag }, i) => chosen.has(tag) || i < (allTags ? MOST : SHOWN));
    const none = words(context).finding.noTag;
    fill(this.list, shown.length === 0 && none, ...shown.map(({ tag }) =>
      writeToggle(context, tag, facets.tags.get(tag) ?? 0, chosen.has(tag), `tag-${tag}`, () => ({ tags: toggle(context.store.state.tags, tag) }))));
    return this.tags.length - shown.length;
  }
}

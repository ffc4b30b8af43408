// The words that a note was found by, marked where it is read.

import { h } from "../../dom";
import { fold } from "../../text/fold";
import { parseQuery } from "../../search/query";
import { findMarks } from "../../search/sentence";
import type { Marked } from "../../state";

const READ = ".body, .fields, .record, .facts, .references"; // what the search reads of a note
const BLOCKS = "p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, blockquote, pre, figcaption, div";

/** Marks the words in what is read of a note, and brings the sentence that was found into view. */
export function markFound(panel: HTMLElement, { query, near }: Marked): void {
  const words = parseQuery(query);
  const sentence = simplify(near);
  let first: HTMLElement | null = null;
  let best: HTMLElement | null = null;
  for (const texts of gatherTexts(panel)) {
    const whole = texts.map((text) => text.data).join("");
    const marks = markTexts(texts, findMarks(whole, words));
    first ??= marks[0] ?? null;
    const at = simplify(whole).indexOf(sentence);
    if (at >= 0 && !best) best = marks.find((mark) => Number(mark.dataset["at"]) >= at) ?? marks[0] ?? null;
  }
  bringIntoView(best ?? first);
}

function simplify(text: string): string {
  return fold(text).replace(/\s+/g, " ").trim();
}

function bringIntoView(mark: HTMLElement | null): void {
  for (let at: Element | null = mark; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  mark?.scrollIntoView({ block: "center" });
}

/** The pieces of text of each paragraph, item or cell that is searched. */
function gatherTexts(panel: HTMLElement): Text[][] {
  const groups = new Map<Element, Text[]>();
  for (const part of panel.querySelectorAll(READ)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
      if (text.parentElement!.closest("math")) continue;
      const block = text.parentElement!.closest(BLOCKS) ?? part;
      const known = groups.get(block) ?? [];
      if (!known.includes(text)) groups.set(block, [...known, text]);
    }
  }
  return [...groups.values()];
}

/** Puts marks around places of texts in a row; a place may reach over several of them. */
function markTexts(texts: Text[], places: [number, number][]): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let from = 0;
  for (const text of texts) {
    const { length } = text.data;
    const inside = places.filter(([start, end]) => start < from + length && end > from);
    // From the last on: what is cut off behind keeps the places before it.
    const made = inside.reverse().map(([start, end]) => {
      const range = new Range();
      range.setStart(text, Math.max(0, start - from));
      range.setEnd(text, Math.min(length, end - from));
      const mark = h("mark", { class: "found-word", "data-at": start });
      range.surroundContents(mark);
      return mark;
    });
    marks.push(...made.reverse());
    from += length;
  }
  return marks;
}

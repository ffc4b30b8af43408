// The sentence around a link, with the link marked.

import type { Mention } from "../../data/document";
import { h } from "../../dom";

export function writeSentence(mention: Mention): HTMLElement {
  const { start = -1, end = -1 } = mention;
  // Python counts characters, JavaScript UTF-16 units: they differ beyond the basic plane.
  const letters = [...mention.text];
  if (start < 0 || end <= start || end > letters.length) return h("q", { class: "sentence", dir: "auto" }, mention.text);
  const slice = (from: number, to?: number): string => letters.slice(from, to).join("");
  return h("q", { class: "sentence", dir: "auto" }, slice(0, start), h("mark", {}, slice(start, end)), slice(end));
}

// The sentence around a link, with the link marked.

import type { Mention } from "../../data/document";
import { h } from "../../dom";

export function writeSentence(mention: Mention): HTMLElement {
  const { text, start = -1, end = -1, more = [] } = mention;
  // Python counts characters, JavaScript UTF-16 units: they differ beyond the basic plane.
  const letters = [...text];
  const slice = (from: number, to?: number): string => letters.slice(from, to).join("");
  const parts: (Element | string)[] = [];
  const places = [start, end, ...more];
  let done = 0;
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [from, to] = [places[i]!, places[i + 1]!];
    if (from < done || to <= from || to > letters.length) continue;
    parts.push(slice(done, from), h("mark", {}, slice(from, to)));
    done = to;
  }
  return h("q", { class: "sentence", dir: "auto" }, ...parts, slice(done));
}

// What a search found, as a list: first by name, then in the texts with the sentence.

import { bdi, fill, h } from "../../dom";
import type { Finding } from "../../search/finding";
import type { Hit } from "../../search/names";
import type { Found } from "../../search/sentence";
import { type Context, words } from "../context";
import { dot } from "../marks";

/** What of the found notes the filters let through, and how many they hide. */
export interface Results {
  names: Hit[];
  texts: number[];
  hidden: number;
}

type Choose = (item: HTMLElement) => void;

const sentences = new WeakMap<Finding, { query: string; known: Map<number, Promise<Found | null>> }>();

export function listResults(context: Context, finding: Finding): Results {
  const { nodes } = context.visible();
  const names = finding.names.filter((hit) => nodes.has(hit.node));
  const texts = finding.texts.filter((node) => nodes.has(node));
  return { names, texts, hidden: finding.names.length + finding.texts.length - names.length - texts.length };
}

/** Writes the list: as many of each as there is room for, and how many are left. */
export function writeResults(
  context: Context, finding: Finding, list: HTMLElement, { names, texts }: Results, room: { names: number; texts: number }, choose: Choose,
): void {
  const w = words(context).finding;
  const byName = names.slice(0, room.names).map((hit) => writeHit(context, hit, choose));
  const byText = texts.slice(0, room.texts).map((node) => writeTextHit(context, finding, node, choose));
  const scrolled = list.closest(".scroller")?.scrollTop ?? 0;
  fill(list,
    group(w.inNames, [...byName, more(context, "names", names.length - byName.length, choose)]),
    group(w.inTexts, [...byText, more(context, "texts", texts.length - byText.length, choose)]));
  list.querySelectorAll("[role=option]").forEach((item, i) => (item.id = `hit-${i}`));
  list.closest(".scroller")?.scrollTo({ top: scrolled });
}

function group(title: string, items: (HTMLElement | null)[]): HTMLElement | false {
  if (!items[0]) return false;
  return h("div", { role: "group", "aria-label": title }, h("h2", { role: "presentation" }, title), ...items);
}

function option(properties: Record<string, string | number>, choose: Choose, ...children: HTMLElement[]): HTMLElement {
  const item = h("div", { role: "option", ...properties, onclick: () => choose(item) }, ...children);
  item.addEventListener("pointerdown", (event) => event.pointerType === "mouse" && event.preventDefault()); // the field keeps the focus
  return item;
}

function writeHit(context: Context, { node, by }: Hit, choose: Choose): HTMLElement {
  const { title } = context.data.nodes[node]!;
  const small = by ? h("small", {}, bdi(by)) : null;
  return option({ class: "to", "data-node": node }, choose, dot(context, node), h("span", { class: "name" }, bdi(title), small));
}

function more(context: Context, of: "names" | "texts", count: number, choose: Choose): HTMLElement | null {
  if (count <= 0) return null;
  return option({ class: "rest", "data-more": of }, choose, h("span", {}, words(context).finding.more(count)));
}

/** The sentence comes a moment after the title: its text has to be read again. */
function writeTextHit(context: Context, finding: Finding, node: number, choose: Choose): HTMLElement {
  const { title } = context.data.nodes[node]!;
  const sentence = h("span", { class: "passage", dir: "auto" });
  const item = option({ class: "to", "data-node": node, "data-near": "" }, choose,
    dot(context, node), h("span", { class: "name" }, bdi(title), sentence));
  void readSentence(context, finding, node).then((found) => {
    if (!found) return;
    item.dataset["near"] = found.text.replace(/^… | …$/g, "");
    fill(sentence, ...writeMarks(found));
  });
  return item;
}

/** Sentences are kept while the query is the same: the list is written anew as more is found. */
function readSentence(context: Context, finding: Finding, node: number): Promise<Found | null> {
  const query = context.store.state.query.trim();
  let kept = sentences.get(finding);
  if (kept?.query !== query) sentences.set(finding, (kept = { query, known: new Map() }));
  const known = kept.known.get(node) ?? finding.readSentence(node);
  kept.known.set(node, known);
  return known;
}

function writeMarks({ text, marks }: Found): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let done = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(done, start), h("mark", {}, text.slice(start, end)));
    done = end;
  }
  return [...parts, text.slice(done)];
}

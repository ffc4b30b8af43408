// The steps of a path, one below the other as on a map of a line: a note, the link to the next one
// with an arrow that says which way it was written, and its sentences.

import { readSentences } from "../../data/details";
import { append, h } from "../../dom";
import type { Way } from "../../graph/paths";
import { type Context, nameRelation, words } from "../context";
import { noteLink } from "../marks";
import { writeSentence } from "../note/sentence";

const SENTENCES = 2; // of a link; the others are read in its note

export function writeSteps(context: Context, way: Way): HTMLElement {
  const [first, ...others] = way.nodes;
  return h("ol", { class: "steps" },
    h("li", {}, noteLink(context, first!)),
    ...others.map((node, i) => h("li", {}, ...way.steps[i]!.map((edge) => writeLink(context, edge, node)), noteLink(context, node))));
}

/** A link that joins a note to the one above it. */
function writeLink(context: Context, edge: number, below: number): HTMLElement {
  const { graph } = context;
  const isForward = graph.target[edge] === below;
  const name = nameRelation(context, graph.relation[edge]!);
  const w = words(context).path;
  const element = h("div", { class: "link" },
    h("p", { class: "relation" },
      h("span", { class: "arrow", "aria-hidden": "true" }, isForward ? "↓" : "↑"),
      h("span", { class: "spoken" }, isForward ? w.along(name) : w.against(name)),
      h("span", { "aria-hidden": "true" }, name)));
  void readSentences(edge, graph.target[edge]!).then((sentences) => {
    append(element, sentences.slice(0, SENTENCES).map(writeSentence));
  });
  return element;
}

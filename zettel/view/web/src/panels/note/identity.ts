// What a note is called and is made of elsewhere: its identifier, its IRI, and what it says as Turtle.

import { fill, h } from "../../dom";
import { toIri, toPage } from "../../data/iri";
import { hasTurtle, readTurtle } from "../../data/turtle";
import { type Context, words } from "../context";
import { copyButton, copyLine } from "../copying";

export function writeData(context: Context, number: number): HTMLElement {
  const w = words(context).note;
  const node = context.data.nodes[number]!;
  return h("footer", { class: "data" },
    copyLine(context, w.id, node.id),
    copyLine(context, w.address, toIri(context.data.base, node.id)),
    context.data.pages && !node.placeholder ? h("p", {}, h("a", { href: toPage(context.data.pages, node.id) }, w.page)) : null,
    hasTurtle ? writeTurtle(context, number) : null);
}

/** The note's Turtle, read when it is first opened. */
function writeTurtle(context: Context, node: number): HTMLElement {
  const w = words(context).note;
  const box = h("div", { class: "turtle" });
  const details = h("details", {}, h("summary", {}, w.turtle), box);
  const show = async (): Promise<void> => {
    fill(box, h("p", { class: "hint", role: "status" }, w.turtleLoading));
    try {
      const code = h("pre", { tabindex: "0" }, await readTurtle(node));
      fill(box, copyButton(context, "Turtle", code), code);
    } catch {
      fill(box, h("p", { class: "hint", role: "status" }, w.turtleFailed));
    }
  };
  details.addEventListener("toggle", () => {
    if (details.open && !box.firstChild) void show();
  });
  return details;
}

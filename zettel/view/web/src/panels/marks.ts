// Small marks that several panels share: the dot of a note's type, a link to a note, icons.

import { toHash } from "../address";
import { bdi, h } from "../dom";
import { STROKES, findStroke } from "../map/strokes";
import { type Context, nameType, typeColour, words } from "./context";
import { nodeColour, paintDot } from "./filters/swatches";

/** The dot of a node as the map draws it: filled in its colour, an outline if missing. */
export function dot(context: Context, node: number): HTMLElement {
  return context.data.nodes[node]!.placeholder ? typeDot(context, null) : paintDot(nodeColour(context, node));
}

export function typeDot(context: Context, type: number | null | undefined): HTMLElement {
  const mark = h("span", { class: type === null ? "dot outline" : "dot", "aria-hidden": "true" });
  mark.style.setProperty("--colour", typeColour(context, type ?? undefined));
  return mark;
}

/** The stroke that the map gives to a link type. */
export function strokeMark({ data }: Context, relation: number): SVGSVGElement {
  const { dash, isTyped, width } = STROKES[findStroke(data.relations, relation)]!;
  const svg = draw("M0 5H18", "0 0 18 10");
  svg.classList.add("stroke");
  svg.classList.toggle("typed", isTyped);
  svg.style.setProperty("stroke-width", String(width * 1.3));
  svg.style.setProperty("stroke-dasharray", dash.join(" ") || "none");
  return svg;
}

/** A link to a note, with its dot; the address does the rest. */
export function noteLink(context: Context, node: number, ...after: (HTMLElement | string | null)[]): HTMLElement {
  return namedLink(context, node, context.data.nodes[node]!.title, ...after);
}

/** A link to a note that goes by other words than its title. */
export function namedLink(context: Context, node: number, name: string, ...after: (HTMLElement | string | null)[]): HTMLElement {
  const { id, placeholder, types } = context.data.nodes[node]!;
  const kind = placeholder ? words(context).placeholders : types.map((type) => nameType(context, type)).join(", ");
  const link = h("a", { class: "to", href: toHash(id), "data-node": node, title: kind });
  link.append(dot(context, node), h("span", { class: "name" }, bdi(name)));
  for (const child of after) if (child !== null) link.append(child);
  return link;
}

/** Says of what stands before that it is pale: no fact tells of it on the day that is set. */
export function paleMark(context: Context): HTMLElement {
  return h("span", { class: "unseen" }, ` ${words(context).time.paleMark}`);
}

/** A small link to a passage of a note, such as a source and its paragraph. */
export function reference(context: Context, node: number, anchor: string, text: string): HTMLElement {
  const { id, title } = context.data.nodes[node]!;
  return h("a", { class: "ref", href: toHash(id, anchor), "data-node": node, title }, text);
}

const PATHS = {
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  fit: "M5 9V5h4M15 5h4v4M19 15v4h-4M9 19H5v-4",
  arrange: "M12 5a2 2 0 1 0 0 .01M6 17a2 2 0 1 0 0 .01M18 17a2 2 0 1 0 0 .01M11 7l-4 8M13 7l4 8M8 17h8",
  dress: "M12 4a8 8 0 1 0 0 16c1.6 0 1.6-1.4 1-2.4c-.8-1.4.2-2.6 1.6-2.6H17c2 0 3-1.4 3-3.2C20 7.4 16.4 4 12 4zM8 12h.01M9.5 8.3h.01M13.5 7.5h.01M16.5 10h.01",
  more: "M5 7h14M5 12h14M5 17h14",
  left: "M15 6l-6 6 6 6",
  right: "M9 6l6 6-6 6",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  focus: "M12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM12 3v3M12 18v3M3 12h3M18 12h3",
  path: "M6 16a2 2 0 1 0 0 4a2 2 0 0 0 0-4zM18 4a2 2 0 1 0 0 4a2 2 0 0 0 0-4zM8 18h6a3 3 0 0 0 3-3V8",
  swap: "M8 5v14M5 16l3 3 3-3M16 19V5M13 8l3-3 3 3",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M9 6v12M15 6v12",
  search: "M11 5a6 6 0 1 0 0 12a6 6 0 0 0 0-12zM15.5 15.5L20 20",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon of a few strokes, in the colour of its text. */
export function icon(name: IconName): SVGSVGElement {
  return draw(PATHS[name], "0 0 24 24");
}

function draw(way: string, box: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", way);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says its name, with the key that does the same. */
export function iconButton(name: IconName, label: string, action: () => void, key = ""): HTMLButtonElement {
  const hint = key ? `${label} (${key})` : label;
  const properties = { type: "button", class: "icon", "aria-label": label, title: hint, onclick: action };
  return h("button", properties, icon(name));
}

// What sizes and colours of the map say, to be chosen behind one button.

import { h, fill } from "../dom";
import type { ColourBy, SizeBy } from "../map/map";
import type { Change, State } from "../state";
import { type Context, words } from "./context";
import { iconButton } from "./marks";

const SIZES: SizeBy[] = ["degree", "rank", "same"];
const COLOURS: ColourBy[] = ["type", "tag", "community", "date"];

export function createDressing(context: Context): HTMLElement {
  const element = h("div", { class: "dressing" });
  let shown = false;
  const open = (to: boolean): void => {
    shown = to;
    show();
    element.querySelector<HTMLElement>(shown ? "input:checked" : "button")?.focus();
  };
  const show = (): void => {
    const { look } = words(context);
    const button = iconButton("dress", look.title, () => open(!shown));
    button.setAttribute("aria-expanded", String(shown));
    const choices = h("div", { class: "popover", role: "group", "aria-label": look.title, hidden: !shown },
      choose(context, "colourBy", COLOURS, look.colourBy, look.colours, look.colourHints),
      choose(context, "sizeBy", SIZES, look.sizeBy, look.sizes, look.sizeHints));
    fill(element, button, choices);
  };
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    open(false);
    event.stopPropagation();
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!shown || element.contains(event.target as Node)) return;
    shown = false;
    show();
  });
  context.store.listen((_, change) => {
    if (change.language !== undefined) show();
    if ("sizeBy" in change || "colourBy" in change) check(element, context.store.state);
  });
  show();
  return element;
}

function choose<K extends SizeBy | ColourBy>(
  context: Context, name: "sizeBy" | "colourBy", values: K[], title: string, labels: Record<K, string>, hints: Record<K, string>,
): HTMLElement {
  const { store } = context;
  return h("fieldset", {}, h("legend", {}, title), ...values.map((value) => h("label", { title: hints[value] },
    h("input", {
      type: "radio", name, value, checked: store.state[name] === value,
      onchange: () => store.update({ [name]: value } as Change),
    }), h("span", {}, labels[value]))));
}

function check(element: HTMLElement, state: State): void {
  for (const input of element.querySelectorAll("input")) input.checked = state[input.name as "sizeBy"] === input.value;
}

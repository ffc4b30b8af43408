// A field in which a note is chosen by its name: suggestions come while one types.

import { bdi, fill, h } from "../../dom";
import { createSearch, type Search } from "../../search";
import { type Context, words } from "../context";
import { dot } from "../marks";

const SHOWN = 8;

let search: Search | null = null; // one for all fields: it folds all names when first asked

export interface Choosing {
  id: string; // unique in the page
  label: string;
  hint: string;
  node: number | null;
  choose: (node: number) => void;
}

/** Creates the field with its label; what is chosen is told, and the field built anew by the caller. */
export function createChooser(context: Context, { id, label, hint, node, choose }: Choosing): HTMLElement {
  const name = node === null ? "" : context.data.nodes[node]!.title;
  const list = h("ul", { id: `${id}-list`, role: "listbox", class: "results", "aria-label": label, hidden: true });
  const input = h("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", value: name, placeholder: hint,
    "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list", "data-key": id,
  });
  const status = h("p", { class: "status", role: "status", hidden: true }, words(context).path.unknown);
  let active = 0;
  let found: number[] = [];

  const mark = (): void => {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-expanded", String(found.length > 0));
    list.hidden = found.length === 0;
    if (found.length > 0) input.setAttribute("aria-activedescendant", list.children[active]!.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const suggest = (): void => {
    search ??= createSearch(context.data);
    const text = input.value.trim();
    found = text === "" || text === name ? [] : search(text).slice(0, SHOWN).map((hit) => hit.node);
    active = 0;
    status.hidden = text === "" || text === name || found.length > 0;
    fill(list, ...found.map((hit, i) => h("li", {
      role: "option", id: `${id}-${i}`, class: "to", "data-node": hit, onclick: () => choose(hit),
      onpointerdown: (event: Event) => event.preventDefault(), // the field keeps the focus until the click
    }, dot(context, hit), h("span", { class: "name" }, bdi(context.data.nodes[hit]!.title)))));
    mark();
  };
  const close = (): void => {
    found = [];
    mark();
  };
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && found.length > 0) close();
    else if (event.key === "Enter" && found.length > 0) choose(found[active]!);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length > 0) {
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      mark();
    } else return;
    event.preventDefault();
  });
  return h("div", { class: "chooser" }, h("label", { for: id }, label), h("div", { class: "field" }, input), status, list);
}

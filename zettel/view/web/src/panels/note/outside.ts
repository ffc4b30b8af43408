// A line in a note that the map doesn't show: because of the filters, or of what else is set.

import { fill, h } from "../../dom";
import { NO_FILTERS } from "../../graph/filters";
import { NO_CONDITIONS, findVisible } from "../../graph/visible";
import type { Change } from "../../state";
import { type Context, words } from "../context";

/** The line's place, empty while the note is shown. */
export function createOutside(): HTMLElement {
  return h("p", { class: "aside outside", role: "status", hidden: true });
}

/** Says in the note that is read, if it is one that the map doesn't show, what would bring it back. */
export function showOutside(context: Context, panel: HTMLElement): void {
  const { graph, store, visible } = context;
  const { selected } = store.state;
  const line = panel.querySelector<HTMLElement>(".outside");
  if (!line || selected === null) return;
  line.hidden = visible().nodes.has(selected);
  if (line.hidden) return fill(line);
  const w = words(context);
  const isFiltered = findVisible(graph, { ...store.state, ...NO_FILTERS }).nodes.has(selected);
  const [said, name, change] = isFiltered
    ? [w.note.filtered, w.finding.clear, NO_FILTERS]
    : [w.note.outside, w.finding.showAll, NO_CONDITIONS];
  fill(line, h("span", {}, said), writeLift(context, panel, name, change));
}

/** The button goes with the line: the keyboard goes on at the note's head. */
function writeLift({ store }: Context, panel: HTMLElement, name: string, change: Change): HTMLElement {
  const lift = (): void => {
    store.update(change);
    panel.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  };
  return h("button", { type: "button", class: "plain", onclick: lift }, name);
}

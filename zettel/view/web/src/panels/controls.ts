// The map's few buttons: closer, farther, everything, and letting forces arrange it.

import { fill, h } from "../dom";
import type { GraphMap } from "../map/map";
import { type Context, words } from "./context";
import { iconButton } from "./marks";

export function createControls(context: Context, map: GraphMap): HTMLElement {
  const element = h("div", { class: "controls", role: "group" });
  const menu = context.menu.create(context);
  let running = false;
  const show = (): void => {
    const w = words(context);
    const arrange = iconButton("arrange", w.arrange, () => {
      running = !running;
      map.arrange(running);
      arrange.setAttribute("aria-pressed", String(running));
    });
    arrange.setAttribute("aria-pressed", String(running));
    element.setAttribute("aria-label", w.map);
    fill(element,
      iconButton("plus", w.zoomIn, () => map.zoom(1.4), "+"),
      iconButton("minus", w.zoomOut, () => map.zoom(1 / 1.4), "−"),
      iconButton("fit", w.fit, () => map.focus(null), "0"),
      arrange,
      menu);
  };
  context.store.listen((_, change) => {
    if (change.language !== undefined) show();
  });
  show();
  return element;
}

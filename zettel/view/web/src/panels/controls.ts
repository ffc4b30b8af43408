// The map's few buttons: closer, farther, everything, and letting forces arrange it.

import { fill, h } from "../dom";
import type { GraphMap } from "../map/map";
import { type Context, words } from "./context";
import { createDressing } from "./dressing";
import { iconButton } from "./marks";

export function createControls(context: Context, map: GraphMap): HTMLElement {
  const element = h("div", { class: "controls", role: "group" });
  const menu = context.menu.create(context);
  const dressing = createDressing(context);
  let running = false;
  const show = (): void => {
    const w = words(context);
    const arrange = iconButton("arrange", w.arrange, () => map.arrange(!running));
    arrange.setAttribute("aria-pressed", String(running));
    element.setAttribute("aria-label", w.map);
    fill(element,
      iconButton("plus", w.zoomIn, () => map.zoom(1.4), "+"),
      iconButton("minus", w.zoomOut, () => map.zoom(1 / 1.4), "−"),
      iconButton("fit", w.fit, () => map.focus(null), "0"),
      arrange,
      dressing,
      menu);
  };
  map.on("arranging", (now) => {
    running = now;
    element.querySelector("[aria-pressed]")?.setAttribute("aria-pressed", String(now));
  });
  context.store.listen((_, change) => {
    if (change.language !== undefined) show();
  });
  show();
  return element;
}

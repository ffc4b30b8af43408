// Elements made from code. Text always goes in as text: only `reading` puts sanitised HTML in.

type Child = Element | string | null | false;
type Handler = (event: never) => void;
type Properties = Record<string, string | number | boolean | null | undefined | Handler>;

/** Makes an element; `on…` are listeners, `true` and `false` switch an attribute. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as EventListener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: Child[]): void {
  for (const child of children) if (child !== null && child !== false) parent.append(child);
}

export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** A title or other text of unknown direction, kept from turning its surroundings. */
export function bdi(text: string): HTMLElement {
  return h("bdi", {}, text);
}

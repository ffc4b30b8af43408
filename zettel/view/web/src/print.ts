// On paper: the note, its links and the map as a vector picture; folded parts are opened.

/** Puts the map's picture below the note while the page is printed. */
export function preparePrint(place: Element, draw: () => string): void {
  let opened: HTMLDetailsElement[] = [];
  const picture = document.createElement("figure");
  picture.className = "printed-map";
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(".reading details.record:not([open])")];
    for (const details of opened) details.open = true;
    const svg = new DOMParser().parseFromString(draw(), "image/svg+xml").documentElement;
    picture.replaceChildren(document.importNode(svg, true));
    place.append(picture);
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    picture.remove();
  });
}

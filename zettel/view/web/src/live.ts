// A page that a server keeps follows the notes: it loads itself anew when they change, and keeps its
// place. All else that the reader has set stands in the address. Who is writing is told, no more.

import { served } from "./data/served";
import { fill, h } from "./dom";
import type { GraphMap, MapView } from "./map/map";
import { type Context, words } from "./panels/context";
import { isDraft } from "./sparql/draft";

const KEPT = "zettel-place"; // over the loading
const REST = 1_500; // ms without a key
const WRITTEN = 'input:not([type]), input[type="text"], input[type="search"]';

interface Place {
  scrolled: number; // px of what is read
  view: MapView | null; // of the map, where that has been moved
}

/** Follows the server's notes. */
export function followNotes(context: Context, reading: HTMLElement, map: GraphMap): void {
  if (!served) return;
  const { events, state } = served;
  let typed = -REST;
  let waiting = 0;
  const notice = h("p", { class: "news", role: "status" });
  document.getElementById("app")!.append(notice);
  const load = (): void => {
    keepPlace(reading, map);
    location.reload();
  };
  const tell = (): void => {
    const w = words(context).more;
    fill(notice, `${w.changed} `, h("button", { type: "button", onclick: load }, w.showChanged));
  };
  const renew = (): void => {
    const rest = typed + REST - performance.now();
    if (rest <= 0 && !isWriting(context)) return load();
    if (!notice.firstChild) tell();
    waiting = window.setTimeout(renew, Math.max(rest, REST / 2));
  };
  document.addEventListener("keydown", () => (typed = performance.now()), true);
  context.store.listen((_, change) => {
    if (change.language !== undefined && notice.firstChild) tell();
  });
  new EventSource(events).addEventListener("state", ({ data }: MessageEvent<string>) => {
    clearTimeout(waiting);
    if (data !== state) renew();
  });
}

/** Takes up map and reading where they were before the page loaded itself anew. */
export function resumePlace(reading: HTMLElement, map: GraphMap): void {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (kept === null) return;
  const { scrolled, view } = JSON.parse(kept) as Place;
  if (view) map.setView(view);
  reading.scrollTop = scrolled;
}

function keepPlace(reading: HTMLElement, map: GraphMap): void {
  const place: Place = { scrolled: reading.scrollTop, view: map.isWhole ? null : map.findView() };
  sessionStorage.setItem(KEPT, JSON.stringify(place));
}

/** Whether the reader is at a dialog, in a field with something in it, or has a query half written. */
function isWriting({ store }: Context): boolean {
  const place = findFocused();
  if (place instanceof HTMLInputElement && place.matches(WRITTEN)) return place.value !== "";
  const isEdited = place instanceof HTMLElement && place.isContentEditable;
  return isEdited || isDraft(store.state.console ?? "") || document.querySelector("dialog[open]") !== null;
}

/** What has the focus; an editor keeps it in a tree of its own. */
function findFocused(): Element | null {
  let place = document.activeElement;
  while (place?.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
  return place;
}

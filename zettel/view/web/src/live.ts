// A page that a server keeps follows the notes: it loads itself anew when they change. All that the
// reader has set stands in the address; what they type at the moment is waited for.

import { served } from "./data/served";

const KEPT = "zettel-scrolled"; // how far the reading was, over the loading
const REST = 1_500; // ms without a key

/** Follows the server's notes, and keeps the place in what is read. */
export function followNotes(reading: HTMLElement): void {
  if (!served) return;
  const { events, state } = served;
  let typed = -REST;
  let waiting = 0;
  const renew = (): void => {
    const rest = typed + REST - performance.now();
    if (rest > 0 || document.querySelector("dialog[open]")) {
      waiting = window.setTimeout(renew, Math.max(rest, REST / 2));
      return;
    }
    sessionStorage.setItem(KEPT, String(reading.scrollTop));
    location.reload();
  };
  document.addEventListener("keydown", () => (typed = performance.now()), true);
  new EventSource(events).addEventListener("state", ({ data }: MessageEvent<string>) => {
    clearTimeout(waiting);
    if (data !== state) renew();
  });
}

/** Takes up the reading where it was before the page loaded itself anew. */
export function resumeReading(reading: HTMLElement): void {
  const kept = Number(sessionStorage.getItem(KEPT) ?? 0);
  sessionStorage.removeItem(KEPT);
  if (kept > 0) reading.scrollTop = kept;
}

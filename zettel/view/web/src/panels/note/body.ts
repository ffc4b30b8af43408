// A note's text: HTML that was made safe when the page was built, with its links, pictures and footnotes at work.

import { h } from "../../dom";
import { showImages } from "../../data/images";
import { setSpacesBelow } from "../../text/typography";
import { type Context, open, words } from "../context";

const SENTENCE = 24; // letters from which a cell holds words to read, not a figure or a name
const VAST = 1 << 16; // letters from which a text is laid out as it comes into view

export function writeBody(context: Context, text: string): HTMLElement {
  const body = h("div", { class: text.length > VAST ? "body vast" : "body" });
  body.innerHTML = text; // cleaned by nh3, see zettel/html
  showImages(body);
  setSpacesBelow(body);
  for (const link of body.querySelectorAll<HTMLAnchorElement>("a[href]")) prepare(context, link);
  body.addEventListener("click", (event) => follow(context, event));
  const works = body.querySelector("ol.works");
  works?.before(h("h3", {}, words(context).note.works));
  for (const note of body.querySelectorAll(".footnote-definition")) linkBack(context, body, note);
  for (const wide of body.querySelectorAll("table")) {
    const frame = h("div", { class: "scroll" });
    wide.replaceWith(frame);
    frame.append(wide);
    for (const cell of wide.querySelectorAll("td")) cell.classList.toggle("words", cell.textContent!.trim().length > SENTENCE);
  }
  body.dir = "auto"; // last: browsers look through the text again after each change of it
  return body;
}

/** Brings a place inside the note into view, such as a heading or a numbered passage. */
export function showPlace(panel: Element, anchor: string): void {
  const place = anchor ? panel.querySelector<HTMLElement>(`[id="${CSS.escape(anchor)}"]`) : null;
  if (!place) return;
  const passage = place.closest<HTMLElement>("p, li, h1, h2, h3, h4, h5, h6, blockquote") ?? place;
  passage.scrollIntoView({ block: "start" });
  passage.classList.remove("found");
  void passage.offsetWidth; // so that the mark shows again
  passage.classList.add("found");
}

/** Makes what scrolls sideways reachable by keyboard, each when it is first seen: only then is it laid out. */
export function openScrolling(panel: Element): void {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      if (target.scrollWidth <= target.clientWidth + 1) continue;
      target.setAttribute("tabindex", "0");
      target.setAttribute("role", "group");
    }
  });
  for (const box of panel.querySelectorAll(".scroll, .body pre, .body .formula")) seen.observe(box);
}

/** Links to notes learn their node, those that lead out open beside the page. */
function prepare(context: Context, link: HTMLAnchorElement): void {
  const href = link.getAttribute("href") ?? "";
  if (!href.startsWith("#")) link.target = "_blank";
  link.classList.toggle("bare", link.textContent === href); // it says where it leads
  if (!href.startsWith("#note=")) return;
  const node = context.graph.find(new URLSearchParams(href.slice(1).replaceAll("+", "%2B")).get("note") ?? "");
  if (node === null) return;
  link.dataset["node"] = String(node);
  link.classList.toggle("missing", context.data.nodes[node]!.placeholder === true);
}

/** Follows a link to a note, or to a place inside this one. */
function follow(context: Context, event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
  const href = link?.getAttribute("href") ?? "";
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const place = new URLSearchParams(href.slice(1).replaceAll("+", "%2B")).get("at") ?? "";
  if (link.dataset["node"]) open(context, Number(link.dataset["node"]), place);
  else jump(link, decodeURIComponent(href.slice(1)));
}

/** Goes to a place of the same note; the keyboard goes on from there. */
function jump(link: Element, anchor: string): void {
  const article = link.closest("article") ?? document.body;
  showPlace(article, anchor);
  const place = article.querySelector<HTMLElement>(`[id="${CSS.escape(anchor)}"]`);
  if (!place) return;
  if (!place.matches("a[href]")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** A footnote leads back to where the text first speaks of it. */
function linkBack(context: Context, body: Element, note: Element): void {
  const from = body.querySelector<HTMLElement>(`.footnote-reference a[href="#${CSS.escape(note.id)}"]`);
  if (!from) return;
  from.id = `from-${note.id}`;
  const w = words(context).note;
  const back = h("a", { class: "back", href: `#${from.id}`, "aria-label": w.backToText, title: w.backToText }, "↩");
  (note.querySelector(":scope > p:last-of-type") ?? note).append("\u00a0", back);
}

// The interface in English.

import { en as access } from "./access";
import { en as console } from "./console";
import { en as finding } from "./finding";
import { en as focus } from "./focus";
import { en as keys } from "./keys";
import { en as look } from "./look";
import { en as more } from "./more";
import { en as note } from "./note";
import { en as table } from "./table";
import { en as path } from "./path";
import { en as time } from "./time";
import { en as takeaway } from "./takeaway";
import { en as views } from "./views";
import type { Words } from "./words";

const count = (n: number): string => n.toLocaleString("en-GB");
const notes = (n: number): string => `${count(n)} ${n === 1 ? "note" : "notes"}`;

export const en: Words = {
  name: "English",
  count,
  contents: (n, links) => `${notes(n)}, ${count(links)} ${links === 1 ? "link" : "links"}`,
  search: "Search",
  clear: "Clear the search",
  types: "Notes",
  relations: "Links",
  tags: "Tags",
  untyped: "without type",
  plain: "plain link",
  placeholders: "not written yet",
  rest: (n) => `${count(n)} more link types`,
  only: "only",
  onlyHint: (label) => `Show “${label}” only`,
  all: "show all",
  map: "Map of the notes",
  toMap: "Map",
  mapHint: (n, links) =>
    `Map of ${notes(n)} and ${count(links)} links. Arrows: step from note to note. Plus and minus: zoom. Zero: see all.`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "See all",
  arrange: "Let the map arrange itself",
  reading: "Note",
  start: "Where to start",
  startHint: "The notes with most links. Click a point of the map, or press / to search.",
  close: "Close the note",
  outgoing: (n) => `Leads to ${notes(n)}`,
  backlinks: (n) => (n > 1 ? `${count(n)} notes link here` : n === 1 ? "One note links here" : "No note links here"),
  noText: "This note has no text.",
  noTextHint: "Its properties and links are below.",
  unknown: "No such note",
  unknownHint: (id) => `The address asks for “${id}”, but no note here has that identifier. It may have been renamed or left out of this page.`,
  missing: "Not written yet",
  missingHint: (title) => `“${title}” is linked to but does not exist yet. Create a note of that name and these links will lead to it.`,
  emptyVault: "No notes here",
  emptyVaultHint: "This page holds no notes: there are none yet, or none that are public. Who keeps them can write one, as a Markdown file in the folder, and build the page again.",
  nothingShown: "The filters hide every note.",
  language: "Language",
  panel: "Search and filters",
  resize: "Width of the panel",
  created: "created",
  access,
  console,
  finding,
  keys,
  look,
  more,
  note,
  table,
  focus,
  path,
  time,
  takeaway,
  views,
};

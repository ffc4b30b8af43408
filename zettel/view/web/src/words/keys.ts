// What keys do.

export const fr = {
  search: "Chercher",
  index: "Ouvrir l’index des notes",
  table: "Ouvrir ou fermer le tableau des notes et des liens",
  back: "Fermer ce qui est ouvert",
  left: "Replier ou déplier la recherche et les filtres",
  right: "Replier ou déplier la note",
  step: "Sur la carte\u00a0: aller à la note voisine",
  zoom: "Sur la carte\u00a0: agrandir, réduire",
  fit: "Sur la carte\u00a0: tout voir",
};

export const en: typeof fr = {
  search: "Search",
  index: "Open the index of notes",
  table: "Open or close the table of notes and links",
  back: "Close what is open",
  left: "Collapse or expand search and filters",
  right: "Collapse or expand the note",
  step: "On the map: step to a note nearby",
  zoom: "On the map: zoom in, zoom out",
  fit: "On the map: see all",
};

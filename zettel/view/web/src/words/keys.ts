// What keys do.

export const fr = {
  title: "Touches du clavier",
  sheet: "Montrer ces touches",
  page: "Partout",
  map: "Sur la carte",
  search: "Chercher",
  index: "Ouvrir l’index des notes",
  table: "Ouvrir ou fermer le tableau des notes et des liens",
  back: "Fermer ce qui est ouvert",
  left: "Replier ou déplier la recherche et les filtres",
  right: "Replier ou déplier la note",
  step: "Aller à la note voisine",
  zoom: "Agrandir, réduire",
  fit: "Tout voir",
};

export const en: typeof fr = {
  title: "Keys",
  sheet: "Show these keys",
  page: "Everywhere",
  map: "On the map",
  search: "Search",
  index: "Open the index of notes",
  table: "Open or close the table of notes and links",
  back: "Close what is open",
  left: "Collapse or expand search and filters",
  right: "Collapse or expand the note",
  step: "Step to a note nearby",
  zoom: "Zoom in, zoom out",
  fit: "See all",
};

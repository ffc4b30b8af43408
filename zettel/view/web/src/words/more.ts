// Words of the menu and of the panels' edges.

export const fr = {
  menu: "Plus d’outils",
  close: "Fermer",
  light: "Couleurs claires",
  dark: "Couleurs sombres",
  hideLeft: "Replier la recherche et les filtres",
  showLeft: "Déplier la recherche et les filtres",
  hideRight: "Replier la note",
  showRight: "Déplier la note",
  changed: "Les notes ont changé.",
  showChanged: "Afficher",
  places: "Autres pages",
  notes: "Notes",
  status: "État",
};

export const en: typeof fr = {
  menu: "More tools",
  close: "Close",
  light: "Light colours",
  dark: "Dark colours",
  hideLeft: "Collapse search and filters",
  showLeft: "Expand search and filters",
  hideRight: "Collapse the note",
  showRight: "Expand the note",
  changed: "The notes have changed.",
  showChanged: "Show them",
  places: "Other pages",
  notes: "Notes",
  status: "Status",
};

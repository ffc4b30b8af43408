// Words that stand around a note.

const digits = (n: number): string => n.toLocaleString("fr-FR");
const figures = (n: number): string => n.toLocaleString("en-GB");

export const fr = {
  withoutTexts: "Cette page a été faite sans le texte des notes.",
  withoutTextsHint: "Leurs propriétés et leurs liens y sont.",
  when: "Quand",
  what: "Quoi",
  details: "En détail",
  works: "Références",
  backToText: "Revenir au texte",
  showAll: (n: number): string => `tout montrer (${digits(n)})`,
  id: "Identifiant",
  address: "Adresse (IRI)",
  copy: (name: string): string => `Copier\u00a0: ${name}`,
  copied: "Copié",
  selected: "Sélectionné\u00a0: copiez avec Ctrl+C",
  turtle: "Cette note en Turtle",
  turtleLoading: "Ouverture…",
  turtleFailed: "Le graphe de cette page ne s’ouvre pas ici.",
};

export const en: typeof fr = {
  withoutTexts: "This page was made without the notes’ texts.",
  withoutTextsHint: "Their properties and links are here.",
  when: "When",
  what: "What",
  details: "In detail",
  works: "References",
  backToText: "Back to the text",
  showAll: (n) => `show all (${figures(n)})`,
  id: "Identifier",
  address: "Address (IRI)",
  copy: (name) => `Copy: ${name}`,
  copied: "Copied",
  selected: "Selected: copy with Ctrl+C",
  turtle: "This note as Turtle",
  turtleLoading: "Opening…",
  turtleFailed: "The graph of this page cannot be opened here.",
};

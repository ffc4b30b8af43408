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
  lost: (names: string): string => `L’adresse demande ce qui n’est pas ici\u00a0: ${names}.`,
  lostKinds: {
    note: (name: string): string => `la note «\u00a0${name}\u00a0»`,
    tag: (name: string): string => `l’étiquette «\u00a0${name}\u00a0»`,
    type: (name: string): string => `le type «\u00a0${name}\u00a0»`,
    link: (name: string): string => `le lien «\u00a0${name}\u00a0»`,
    view: (name: string): string => `la vue «\u00a0${name}\u00a0»`,
  },
  understood: "Fermer cet avis",
  filtered: "Les filtres cachent cette note sur la carte.",
  outside: "La carte montre autre chose que cette note.",
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
  lost: (names) => `The address asks for what is not here: ${names}.`,
  lostKinds: {
    note: (name) => `the note “${name}”`,
    tag: (name) => `the tag “${name}”`,
    type: (name) => `the type “${name}”`,
    link: (name) => `the link “${name}”`,
    view: (name) => `the view “${name}”`,
  },
  understood: "Close this notice",
  filtered: "The filters hide this note on the map.",
  outside: "The map shows other things than this note.",
  turtle: "This note as Turtle",
  turtleLoading: "Opening…",
  turtleFailed: "The graph of this page cannot be opened here.",
};

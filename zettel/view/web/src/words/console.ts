// Words of the SPARQL console.

import type { Fault } from "../sparql/refusals";

type Said = [message: string, hint: string];

const list = (names: string[]): string => names.join(", ");

function explainInEnglish(fault: Fault): Said {
  const { line, column, near, expected, prefix, declared = [], message } = fault;
  switch (fault.kind) {
    case "update": return ["queries only read", "the notes are changed in their files"];
    case "service":
      return ["the query asks another server (SERVICE), and queries never leave this machine", "copy the data you need into the notes; `zettel serve` has --allow-service"];
    case "prefix": return [`the prefix ${prefix}: is not declared`, `there are ${list(declared)}`];
    case "syntax": {
      const place = near ? `near '${near}'` : "at its end";
      return [`the query is malformed at ${line}:${column}, ${place}`, expected ? `expected ${expected}` : "see the SPARQL 1.1 grammar"];
    }
    case "limit": return ["the query took longer than 10 seconds and was stopped", "narrow it down: a type, a name, a LIMIT inside"];
    case "stopped": return ["stopped", "the graph is being read again: the next query may wait a moment"];
    case "failed": return [`the query failed: ${message}`, ""];
  }
}

function explainInFrench(fault: Fault): Said {
  const { line, column, near, expected, prefix, declared = [], message } = fault;
  switch (fault.kind) {
    case "update": return ["les requêtes ne font que lire", "on modifie les notes dans leurs fichiers"];
    case "service":
      return ["la requête interroge un autre serveur (SERVICE), et aucune requête ne quitte cette machine", "recopiez dans les notes les données qu’il vous faut ; `zettel serve` a --allow-service"];
    case "prefix": return [`le préfixe ${prefix}: n’est pas déclaré`, `il y a ${list(declared)}`];
    case "syntax": {
      const place = near ? `près de «\u00a0${near}\u00a0»` : "à la fin";
      return [`la requête est mal formée, ligne ${line}, colonne ${column}, ${place}`, expected ? `attendu\u00a0: ${expected}` : "voir la grammaire de SPARQL 1.1"];
    }
    case "limit": return ["la requête a pris plus de 10 secondes et a été arrêtée", "précisez-la\u00a0: un type, un nom, un LIMIT à l’intérieur"];
    case "stopped": return ["arrêtée", "le graphe est relu\u00a0: la prochaine requête attendra peut-être un instant"];
    case "failed": return [`la requête a échoué\u00a0: ${message}`, ""];
  }
}

const french = (n: number): string => n.toLocaleString("fr-FR");
const english = (n: number): string => n.toLocaleString("en-GB");

export const fr = {
  open: "Interroger les notes (SPARQL)",
  title: "Interroger les notes",
  close: "Fermer la console",
  resize: "Hauteur de la console",
  editor: "Requête SPARQL. Tabulation pour sortir, Ctrl + Entrée pour l’envoyer.",
  hint: "SELECT ?chose WHERE { … }",
  run: "Demander",
  runHint: "Demander (Ctrl + Entrée)",
  stop: "Arrêter",
  questions: "Questions toutes prêtes",
  questionsHint: "Choisissez une question, ou écrivez la vôtre.",
  noQuestions: "Écrivez une requête SPARQL ci-dessus.",
  back: "Questions",
  opening: "Lecture du graphe…",
  running: "Recherche…",
  noRows: "Rien dans les notes ne répond à cette requête.",
  noRowsHint: "Une condition de moins, ou un mot plus court, en trouverait peut-être plus.",
  noGraphs: "Cette page tient toutes les notes en un seul graphe\u00a0: GRAPH et FROM n’y trouvent rien. «\u00a0zettel query\u00a0» les connaît.",
  yes: "Oui",
  no: "Non",
  answer: (n: number) => (n > 1 ? `${french(n)} lignes` : `${n} ligne`),
  part: (shown: number, n: number) => `${french(shown)} lignes sur ${french(n)}`,
  sortBy: (name: string) => `Trier par ${name}`,
  show: "Montrer sur la carte",
  bars: "Barres",
  shown: (n: number) => (n > 1 ? `${french(n)} notes sur la carte` : `${n} note sur la carte`),
  noneToShow: "Cette réponse ne nomme aucune note.",
  download: (format: string) => `Télécharger en ${format}`,
  document: "note",
  explain: explainInFrench,
  common: {
    "Most linked notes": ["Notes les plus citées", "Les notes auxquelles le plus d’autres renvoient."],
    "Links of a thing": ["Liens d’une chose", "Ce à quoi une chose est liée, directement ou par une fonction ou un autre fait composé."],
    "Orphans": ["Orphelines", "Les notes auxquelles aucune ne renvoie, et qui ne renvoient à aucune."],
    "Relations": ["Relations", "Quels liens typés les notes emploient, et combien de fois."],
    "Links in their sentences": ["Liens dans leurs phrases", "Chaque lien entre notes avec la phrase où il se trouve."],
    "Tags": ["Étiquettes", "Chaque étiquette avec le nombre de notes qui la portent."],
    "Types": ["Types", "De quoi parlent les notes, par type."],
    "Notes to be written": ["Notes à écrire", "Ce à quoi mènent des liens sans qu’il y ait encore de note, la plus attendue d’abord."],
  } as Record<string, Said>,
};

export const en: typeof fr = {
  open: "Ask the notes (SPARQL)",
  title: "Ask the notes",
  close: "Close the console",
  resize: "Height of the console",
  editor: "SPARQL query. Tab leaves it, Ctrl + Enter sends it.",
  hint: "SELECT ?thing WHERE { … }",
  run: "Ask",
  runHint: "Ask (Ctrl + Enter)",
  stop: "Stop",
  questions: "Questions at hand",
  questionsHint: "Choose a question, or write your own.",
  noQuestions: "Write a SPARQL query above.",
  back: "Questions",
  opening: "Reading the graph…",
  running: "Searching…",
  noRows: "Nothing in the notes answers this query.",
  noRowsHint: "With a condition less, or a shorter word, it might find more.",
  noGraphs: "This page holds all notes as one graph: GRAPH and FROM find nothing in it. “zettel query” knows them.",
  yes: "Yes",
  no: "No",
  answer: (n) => `${english(n)} ${n === 1 ? "row" : "rows"}`,
  part: (shown, n) => `${english(shown)} of ${english(n)} rows`,
  sortBy: (name) => `Sort by ${name}`,
  show: "Show on the map",
  bars: "Bars",
  shown: (n) => `${english(n)} ${n === 1 ? "note" : "notes"} on the map`,
  noneToShow: "This answer names no note.",
  download: (format) => `Download as ${format}`,
  document: "note",
  explain: explainInEnglish,
  common: {},
};

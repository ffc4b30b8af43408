// The interface in French.

import { fr as access } from "./access";
import { fr as console } from "./console";
import { fr as finding } from "./finding";
import { fr as focus } from "./focus";
import { fr as keys } from "./keys";
import { fr as look } from "./look";
import { fr as more } from "./more";
import { fr as note } from "./note";
import { fr as table } from "./table";
import { fr as path } from "./path";
import { fr as time } from "./time";
import { fr as takeaway } from "./takeaway";
import { fr as views } from "./views";
import type { Words } from "./words";

const notes = (n: number): string => (n > 1 ? `${count(n)} notes` : `${n} note`);
const count = (n: number): string => n.toLocaleString("fr-FR");

export const fr: Words = {
  name: "Français",
  count,
  contents: (n, links) => `${notes(n)}, ${count(links)} ${links > 1 ? "liens" : "lien"}`,
  search: "Chercher",
  clear: "Effacer la recherche",
  types: "Notes",
  relations: "Liens",
  tags: "Étiquettes",
  untyped: "sans type",
  plain: "lien simple",
  placeholders: "à écrire",
  rest: (n) => `${count(n)} autres types de lien`,
  only: "seul",
  onlyHint: (label) => `Montrer «\u00a0${label}\u00a0» seul`,
  all: "tout montrer",
  map: "Carte des notes",
  toMap: "Carte",
  mapHint: (n, links) =>
    `Carte de ${notes(n)} et ${count(links)} liens. Flèches\u00a0: aller d’une note à l’autre. Plus et moins\u00a0: zoomer. Zéro\u00a0: tout voir.`,
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  fit: "Tout voir",
  arrange: "Laisser la carte s’arranger",
  reading: "Note",
  start: "Par où commencer",
  startHint: "Les notes les plus liées. Cliquez sur un point de la carte, ou appuyez sur / pour chercher.",
  close: "Fermer la note",
  outgoing: (n) => `Mène à ${notes(n)}`,
  backlinks: (n) => (n > 1 ? `Lié depuis ${count(n)} notes` : n === 1 ? "Lié depuis une note" : "Aucune note ne mène ici"),
  noText: "Cette note n’a pas de texte.",
  noTextHint: "Ses propriétés et ses liens sont ci-dessous.",
  unknown: "Note introuvable",
  unknownHint: (id) => `L’adresse demande «\u00a0${id}\u00a0», mais aucune note d’ici n’a cet identifiant. Elle a pu être renommée, ou laissée hors de cette page.`,
  missing: "Note à écrire",
  missingHint: (title) => `«\u00a0${title}\u00a0» est citée, mais n’existe pas encore. Créez une note de ce nom, et ces liens y mèneront.`,
  emptyVault: "Aucune note ici",
  emptyVaultHint: "Cette page ne contient aucune note\u00a0: il n’y en a pas encore, ou aucune n’est publique. Qui les tient peut en écrire une, un fichier Markdown dans le dossier, et refaire la page.",
  nothingShown: "Les filtres cachent toutes les notes.",
  language: "Langue",
  panel: "Recherche et filtres",
  resize: "Largeur du panneau",
  created: "créée le",
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

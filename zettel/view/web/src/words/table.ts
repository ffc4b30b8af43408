// The table: what the map shows, as rows.

const nf = new Intl.NumberFormat("fr-FR");
const ne = new Intl.NumberFormat("en-GB");

export const fr = {
  name: "Tableau des notes et des liens",
  close: "Fermer le tableau",
  lists: { notes: "Notes", links: "Liens" },
  same: "Ce que montre la carte, avec les mêmes filtres. Un lien compte une fois, si souvent qu’il soit écrit.",
  title: "Titre",
  types: "Type",
  tags: "Étiquettes",
  created: "Créée",
  outgoing: "Mène à",
  incoming: "Lié depuis",
  source: "De",
  relation: "Lien",
  target: "Vers",
  linksOf: (title: string) => `Liens de «\u00a0${title}\u00a0»`,
  outgoingBy: (relation: string) => `mène à\u00a0: ${relation}`,
  incomingBy: (relation: string) => `lié depuis\u00a0: ${relation}`,
  rows: (from: number, to: number, all: number) => `${nf.format(from)} à ${nf.format(to)} sur ${nf.format(all)}`,
  before: "Lignes précédentes",
  after: "Lignes suivantes",
  none: "Rien à montrer\u00a0: les filtres cachent tout.",
  noLinks: "Aucun lien visible.",
};

export const en: typeof fr = {
  name: "Table of notes and links",
  close: "Close the table",
  lists: { notes: "Notes", links: "Links" },
  same: "What the map shows, with the same filters. A link counts once, however often it is written.",
  title: "Title",
  types: "Type",
  tags: "Tags",
  created: "Created",
  outgoing: "Leads to",
  incoming: "Linked from",
  source: "From",
  relation: "Link",
  target: "To",
  linksOf: (title) => `Links of “${title}”`,
  outgoingBy: (relation) => `leads to: ${relation}`,
  incomingBy: (relation) => `linked from: ${relation}`,
  rows: (from, to, all) => `${ne.format(from)} to ${ne.format(to)} of ${ne.format(all)}`,
  before: "Rows before",
  after: "Rows after",
  none: "Nothing to show: the filters hide everything.",
  noLinks: "No visible link.",
};

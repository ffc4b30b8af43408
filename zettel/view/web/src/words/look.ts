// Words of what the map shows, and how.

const french = (n: number): string => n.toLocaleString("fr-FR");
const english = (n: number): string => n.toLocaleString("en-GB");

export const fr = {
  members: (n: number) => `${french(n)} ${n > 1 ? "notes" : "note"}`,
  links: (n: number) => `${french(n)} ${n > 1 ? "liens" : "lien"}`,
  where: "Ce que montre la carte",
  overview: "Vue d’ensemble",
  overviewKey: "Vue d’ensemble, ou toutes les notes",
  whole: "Toutes les notes",
  title: "Tailles et couleurs",
  sizeBy: "Taille",
  sizes: { degree: "liens", rank: "importance", same: "la même" },
  sizeHints: {
    degree: "Plus une note a de notes voisines, plus elle est grande",
    rank: "Une note liée depuis des notes importantes l’est aussi (PageRank)",
    same: "Toutes de la même taille",
  },
  colourBy: "Couleur",
  colouredBy: (what: string) => `Couleur\u00a0: ${what}`,
  colours: { type: "type", tag: "étiquette", community: "communauté", date: "date" },
  colourHints: {
    type: "Une couleur par type de note",
    tag: "Une couleur pour chacune des étiquettes les plus fréquentes",
    community: "Une couleur pour chacun des grands groupes de notes liées entre elles",
    date: "Des plus anciennes aux plus récentes",
  },
  otherTags: "autres ou sans étiquette",
  otherCommunities: "autres",
  undated: "sans date",
};

export const en: typeof fr = {
  members: (n) => `${english(n)} ${n === 1 ? "note" : "notes"}`,
  links: (n) => `${english(n)} ${n === 1 ? "link" : "links"}`,
  where: "What the map shows",
  overview: "Overview",
  overviewKey: "Overview, or all notes",
  whole: "All notes",
  title: "Sizes and colours",
  sizeBy: "Size",
  sizes: { degree: "links", rank: "importance", same: "the same" },
  sizeHints: {
    degree: "The more neighbours a note has, the larger it is",
    rank: "A note that important notes link to is important too (PageRank)",
    same: "All of one size",
  },
  colourBy: "Colour",
  colouredBy: (what) => `Colour: ${what}`,
  colours: { type: "type", tag: "tag", community: "community", date: "date" },
  colourHints: {
    type: "One colour for each note type",
    tag: "One colour for each of the commonest tags",
    community: "One colour for each large group of notes that link to one another",
    date: "From the oldest to the newest",
  },
  otherTags: "others, or without a tag",
  otherCommunities: "others",
  undated: "without a date",
};

// Words of what can be taken away.

export const fr = {
  title: "Emporter",
  key: "Emporter l’image ou les données",
  picture: "L’image de la carte",
  data: (contents: string) => `Ce que la carte montre\u00a0: ${contents}`,
  png: "pour un document ou un message",
  svg: "vectorielle, nette à toute taille",
  contents: (n: number, links: number) =>
    `${n.toLocaleString("fr-FR")} ${n > 1 ? "notes" : "note"}, ${links.toLocaleString("fr-FR")} ${links > 1 ? "liens distincts" : "lien distinct"}`,
  turtle: "en RDF\u00a0: tout ce que disent ces notes, et les noms de ce dont elles parlent",
  graphml: "pour Gephi, yEd ou NetworkX",
  notes: "Notes",
  notesHint: "un tableau, une ligne par note",
  links: "Liens",
  linksHint: "un tableau, une ligne par lien, si souvent qu’il soit écrit",
  nothing: "La carte ne montre rien\u00a0: élargissez les filtres.",
  done: (file: string) => `${file} est téléchargé.`,
  failed: "Le fichier n’a pas pu être fait\u00a0: la mémoire manque peut-être. Montrez moins de notes.",
};

export const en: typeof fr = {
  title: "Take away",
  key: "Take the picture or the data away",
  picture: "The picture of the map",
  data: (contents) => `What the map shows: ${contents}`,
  png: "for a document or a message",
  svg: "a vector, sharp at any size",
  contents: (n, links) =>
    `${n.toLocaleString("en-GB")} ${n === 1 ? "note" : "notes"}, ${links.toLocaleString("en-GB")} distinct ${links === 1 ? "link" : "links"}`,
  turtle: "as RDF: all that these notes say, and the names of what they speak of",
  graphml: "for Gephi, yEd or NetworkX",
  notes: "Notes",
  notesHint: "a table, one row a note",
  links: "Links",
  linksHint: "a table, one row a link, however often it is written",
  nothing: "The map shows nothing: widen the filters.",
  done: (file) => `${file} is downloaded.`,
  failed: "The file could not be made: memory may be short. Show fewer notes.",
};

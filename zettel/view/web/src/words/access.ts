// Words that lead around the page without a pointer.

export const fr = {
  skip: "Aller à",
  toSearch: "Aller à la recherche",
  toMap: "Aller à la carte",
  toNote: "Aller à la note",
};

export const en: typeof fr = {
  skip: "Go to",
  toSearch: "Go to the search",
  toMap: "Go to the map",
  toNote: "Go to the note",
};

"""The words of the pages, in French and English."""

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("fr", "en")

_FR: Final = {
    "home": "Accueil",
    "notes": "Notes",
    "tags": "Étiquettes",
    "types": "Types",
    "missing": "Notes à écrire",
    "map": "Carte",
    "search": "Chercher",
    "skip": "Aller au texte",
    "sections": "Rubriques",
    "created": "créée le",
    "modified": "modifiée le",
    "no_text": "Cette note n’a pas de texte.",
    "outgoing_1": "Mène à une note",
    "outgoing_n": "Mène à {} notes",
    "backlinks_0": "Aucune note ne mène ici",
    "backlinks_1": "Liée depuis une note",
    "backlinks_n": "Liée depuis {} notes",
    "named_in_0": "Aucune note",
    "named_in_1": "Une note",
    "named_in_n": "{} notes",
    "plain": "lien simple",
    "when": "Quand",
    "what": "Quoi",
    "details": "En détail",
    "data": "Données",
    "iri": "Adresse (IRI)",
    "id": "Identifiant",
    "around": "Ce qui l’entoure, sur la carte",
    "missing_note": "Note à écrire",
    "missing_told": "Des notes y mènent, mais elle n’existe pas encore.",
    "missing_file": "Ce fichier est cité, mais ne fait pas partie du site.",
    "other_told": "Des notes nomment cette adresse ; rien d’autre n’en est dit.",
    "tag": "Étiquette",
    "type": "Type de note",
    "broader": "Dans",
    "narrower": "Plus précis",
    "terms": "Vocabulaire",
    "key": "Propriété de ces notes",
    "class": "Classe",
    "property": "Propriété",
    "value": "Valeur",
    "means": "Ce type est la classe",
    "used_in": "Où cela sert",
    "inferred": "Ce qui s’ensuit",
    "inferred_told": "Aucune note ne l’énonce : cela découle du sens des termes.",
    "triples_0": "aucun énoncé",
    "triples_1": "un énoncé",
    "triples_n": "{} énoncés",
    "moved": "Cette note a une nouvelle adresse",
    "central": "Par où commencer",
    "recent": "Dernières notes",
    "all_notes_0": "Aucune note",
    "all_notes_1": "Une note",
    "all_notes_n": "Les {} notes",
    "all_tags": "Toutes les étiquettes",
    "all_types": "Tous les types",
    "dump": "Tout le graphe en Turtle",
    "about_data": "Description des données",
    "feed": "Nouvelles notes",
    "licence": "Licence",
    "no_licence": "Sans licence : personne ne peut réutiliser ces textes et ces données.",
    "search_hint": "Titres, autres noms, étiquettes et texte des notes.",
    "search_script": "La recherche demande JavaScript ; toutes les notes sont aussi en liste.",
    "search_none": "Rien ne répond à « {} ». Moins de mots, ou un début de mot, trouvent plus.",
    "search_found_1": "une note",
    "search_found_n": "{} notes",
    "search_more": "Montrer la suite",
    "external": "autre site",
}

_EN: Final = {
    "home": "Home",
    "notes": "Notes",
    "tags": "Tags",
    "types": "Types",
    "missing": "Notes to be written",
    "map": "Map",
    "search": "Search",
    "skip": "Skip to the text",
    "sections": "Sections",
    "created": "created on",
    "modified": "changed on",
    "no_text": "This note has no text.",
    "outgoing_1": "Leads to a note",
    "outgoing_n": "Leads to {} notes",
    "backlinks_0": "No note links here",
    "backlinks_1": "One note links here",
    "backlinks_n": "{} notes link here",
    "named_in_0": "No note",
    "named_in_1": "One note",
    "named_in_n": "{} notes",
    "plain": "plain link",
    "when": "When",
    "what": "What",
    "details": "In detail",
    "data": "Data",
    "iri": "Address (IRI)",
    "id": "Identifier",
    "around": "What is around it, on the map",
    "missing_note": "Note to be written",
    "missing_told": "Notes link to it, but it does not exist yet.",
    "missing_file": "Notes name this file, but it is no part of the site.",
    "other_told": "Notes name this address; nothing else is said of it.",
    "tag": "Tag",
    "type": "Note type",
    "broader": "In",
    "narrower": "Narrower",
    "terms": "Vocabulary",
    "key": "Property of these notes",
    "class": "Class",
    "property": "Property",
    "value": "Value",
    "means": "This type is the class",
    "used_in": "Where it is used",
    "inferred": "What follows",
    "inferred_told": "No note states it: it follows from what the terms mean.",
    "triples_0": "no statement",
    "triples_1": "one statement",
    "triples_n": "{} statements",
    "moved": "This note has a new address",
    "central": "Where to start",
    "recent": "Latest notes",
    "all_notes_0": "No notes",
    "all_notes_1": "One note",
    "all_notes_n": "All {} notes",
    "all_tags": "All tags",
    "all_types": "All types",
    "dump": "The whole graph as Turtle",
    "about_data": "About the data",
    "feed": "New notes",
    "licence": "Licence",
    "no_licence": "No licence: nobody may reuse these texts and data.",
    "search_hint": "Titles, other names, tags and texts of the notes.",
    "search_script": "Searching takes JavaScript; all notes are in a list as well.",
    "search_none": "Nothing answers to “{}”. Fewer words, or the beginning of one, find more.",
    "search_found_1": "one note",
    "search_found_n": "{} notes",
    "search_more": "Show more",
    "external": "another site",
}

Words = Mapping[str, str]

WORDS: Final[Mapping[str, Words]] = {"fr": _FR, "en": _EN}


def find_words(language: str) -> tuple[str, Words]:
    """Return the language that pages speak, and its words; English where there is no other."""
    short = language[:2]
    return (short, WORDS[short]) if short in WORDS else ("en", _EN)


def tell(words: Words, name: str, count: int, language: str) -> str:
    """Tell how many there are."""
    form = f"{name}_{count}"
    return words[form] if form in words else words[f"{name}_n"].format(to_figures(count, language))


def to_figures(count: int, language: str) -> str:
    """Write a number as its readers do."""
    return f"{count:,}".replace(",", "\u202f") if language == "fr" else f"{count:,}"

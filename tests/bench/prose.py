"""French sentences for generated notes, some of them with a place for a link."""

import random
from itertools import product

SUBJECTS = (
    "le comité de pilotage",
    "la société civile",
    "le ministère",
    "l'Assemblée nationale",
    "une élue",
    "la commission",
    "le laboratoire d'idées",
    "un chercheur associé",
    "l'État",
    "le gouvernement",
    "une association d'usagers",
    "la présidence du partenariat",
    "le rapporteur",
    "un groupe d'experts",
    "la Cour des comptes",
)
VERBS = (
    "publie",
    "évalue",
    "met en œuvre",
    "consulte",
    "réforme",
    "prépare",
    "défend",
    "compare",
    "décrit",
    "a déjà présenté",
    "soumet à la consultation",
    "ouvre",
    "finance",
    "remet en cause",
    "coordonne",
)
OBJECTS = (
    "le plan d'action national",
    "les données ouvertes",
    "un engagement précis",
    "la stratégie numérique",
    "les marchés publics",
    "le code source des logiciels",
    "une charte de la participation",
    "l'évaluation à mi-parcours",
    "les résultats de l'enquête",
    "un registre des représentants d'intérêts",
    "la feuille de route",
)
ENDS = (
    "depuis l'été 2016",
    "où qu'elle se trouve",
    "avec ses partenaires européens",
    "à l'échelle des territoires",
    "sans attendre la fin de l'année",
    "malgré un calendrier resserré",
    "pour la première fois",
    "dès aujourd'hui",
)
LEADS = (
    "comme le rappelle {}",
    "voir aussi {}",
    "d'après {}",
    "ce que conteste {}",
    "à rapprocher de {}",
)
TOPICS = (
    "Gouvernement ouvert",
    "Données ouvertes",
    "Transparence",
    "Participation citoyenne",
    "Réforme de l'État",
    "Évaluation des politiques",
    "Démocratie numérique",
    "Commande publique",
    "Œuvre commune",
    "Présidence tournante",
    "Communs numériques",
    "Société civile",
    "Redevabilité",
    "Plan d'action",
    "Consultation",
)
NAMES = (
    "Amélie Étienne",
    "Zoé Lefèvre",
    "Noël Garçon",
    "Hélène Dubœuf",
    "André Müller",
    "Inès Peña",
)


class Prose:
    """Sentences, drawn from pools that are filled once: what costs is writing, not choosing."""

    def __init__(self, rng: random.Random) -> None:
        every = [" ".join(parts) for parts in product(SUBJECTS, VERBS, OBJECTS, ENDS)]
        self.plain = [f"{text[0].upper()}{text[1:]}." for text in rng.sample(every, 4_000)]
        self.leading = [
            f"{text[0].upper()}{text[1:]}, {rng.choice(LEADS)}."
            for text in rng.sample(every, 2_000)
        ]

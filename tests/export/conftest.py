"""A vault with something of everything."""

from pathlib import Path

import pytest

from tests.vaults import open_vault
from zettel.vault import Vault

TEXT = """
=== zettel.toml
base = "https://v.example/"
title = "Carnet"
language = "fr"
=== ontology/context.jsonld
{"@context": {"zettel": "https://zettel.example/terms#", "schema": "https://schema.org/",
  "suit": {"@id": "schema:follows", "@type": "@id"},
  "poste": {"@id": "schema:hasOccupation", "@context": {
    "depuis": {"@id": "schema:startDate", "@type": "zettel:Date"}}}}}
=== a.md
---
title: "Élan & <b>gras</b> \\"cité\\" ] ]]> \\\\ fin"
aliases: [É, "l'élan"]
types: [idée]
tags: [x/y, été]
suit: "[[dossier/b]]"
poste:
  - nom: chef
    depuis: 2016-10
libre: "une\\nligne"
---
Vers [[dossier/b|le *b*]], [[absent]], [[suit:dossier/b]] et <https://x.example/?a=1&b=2>.

Encore [[dossier/b]]. ^bloc
=== dossier/b.md
# B
Retour à [[É]].
=== c.md
Seul.
"""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Return the vault, freshly read."""
    return open_vault(tmp_path, TEXT)

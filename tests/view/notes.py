"""The notes that the page is tried on."""

import random

NOTES = {
    "1.md": """---
id: "1"
title: France
types: [pays]
aliases: [République française]
tags: [europe]
offices:
  - role: présidence
    start: 2016-10-01
  - role: vice-présidence
    start: 2015-10
---
La France est [[membre:2|membre du PGO]] et suit le [[Plan à écrire]].
""",
    "2.md": """---
id: "2"
title: Partenariat pour un gouvernement ouvert
types: [organisation]
aliases: [PGO, OGP]
---
Il a été fondé en 2011. ^fondation

Son secrétariat est à Washington.
""",
    "3.md": """---
id: "3"
title: Données ouvertes
types: [notion]
---
""",
}


def build_many(count: int) -> dict[str, str]:
    """Build short notes, the same ones each time: few that are linked to often, many rarely."""
    chance = random.Random(7)
    notes = {}
    for number in range(count):
        targets = sorted({int(count * chance.random() ** 3) for _ in range(4)})
        links = " ".join(f"La phrase mène à [[{target}]]." for target in targets)
        kind = ("pays", "organisation", "notion", "personne")[number % 4]
        header = f"id: '{number}'\ntitle: Note {number}\ntypes: [{kind}]"
        notes[f"{number}.md"] = f"---\n{header}\n---\n{links}\n"
    return notes

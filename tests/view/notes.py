"""The notes that the page is tried on."""

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

"""A small vault to search and filter: types, tags, dates, typed links, a note that stands alone."""

SHELF = {
    "a.md": """---
id: "a"
title: Charte
types: [texte]
tags: [droit, public]
created: 2012-03-01
---
La charte fonde la participation citoyenne. Elle mène à [[b]].

Le déploiement de la feuille de route est prévu.
""",
    "b.md": """---
id: "b"
title: Budget
types: [texte, outil]
tags: [public]
created: 2013-05-02
---
Le budget suit la [[membre:a|charte]] et attend [[Bilan]].

L'évaluation est indépendante.
""",
    "c.md": """---
id: "c"
title: Étude d'impact
types: [outil]
tags: [droit]
created: 2015-07-03
aliases: [analyse préalable]
---
Une étude seule, sans lien, sur la participation.
""",
    "d.md": """---
id: "d"
title: Zone franche
types: [lieu]
---
Ni date ni étiquette, mais un lien vers [[a]].
""",
}
"""Three link types with plain links; `Bilan` is not written yet."""

MANY = {
    f"{i:03}.md": (
        f"---\nid: '{i:03}'\ntitle: Fiche {i}\ntypes: [fiche]\ntags: [t{i}, commun]\n---\n"
        f"Voir [[{(i * 7 + 1) % 300:03}]].\n"
    )
    for i in range(300)
}
"""Three hundred notes, each with a tag of its own."""

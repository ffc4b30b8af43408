"""`zettel init`: a folder of notes → a vault with `zettel.toml` and `ontology/context.jsonld`.

guesses       what the folder tells of itself: title, language, licence, creator
usage         which keys and link types its notes use, and what stands under them
terms         a term for each
plan          the two files, from the templates `zettel.toml` and `context.jsonld` beside this one
"""

from zettel.edit.init.plan import NewVault, plan_vault, write_vault

__all__ = ["NewVault", "plan_vault", "write_vault"]

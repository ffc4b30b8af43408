"""What is wrong with the vault's own vocabulary, at the place in the file where it is written."""

from zettel.check.ontology.issues import find_ontology_issues

__all__ = ["find_ontology_issues"]

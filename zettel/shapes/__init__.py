"""SHACL shapes (W3C) over the notes' triples, by pyshacl: what they ask for, and what breaks them.

read_shapes(settings) → Shapes     the shapes files, and what is wrong with them
find_violations(shapes, …) → Report  every violation, as records that hold no rdflib
"""

from zettel.shapes.files import Problem, Shapes, read_shapes
from zettel.shapes.paths import Path, find_predicates, walk
from zettel.shapes.report import Report, Violation
from zettel.shapes.validation import find_violations

__all__ = [
    "Path",
    "Problem",
    "Report",
    "Shapes",
    "Violation",
    "find_predicates",
    "find_violations",
    "read_shapes",
    "walk",
]

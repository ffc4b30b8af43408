"""What `zettel check` tells of a context: what is no IRI, and what is not read."""

from pathlib import Path

import pytest

from tests.check.test_ontology import CONTEXT, find, tell
from zettel.model import Severity


@pytest.mark.parametrize(
    ("definition", "column", "message"),
    [
        ('"size": "sise"', 11, "“sise” is no IRI, so “size” has no meaning here"),
        ('"size": {"@id": "not an iri"}', 19, "“not an iri” is no IRI, so “size” has no"),
        ('"size": {"@type": "xsd:integer"}', 3, "“size” is no IRI, so “size” has no meaning here"),
        (
            '"size": {"@id": "ex:member", "@type": "integer"}',
            41,
            "“integer” is no IRI, so it is no",
        ),
        ('"@vocab": "terms/"', 13, "“terms/” is no IRI, so it is no namespace"),
        ('"@vocab": "cc:"', 13, "the prefix cc: is not declared"),
        ('"size": "cc:size"', 11, "the prefix cc: is not declared"),
        ('"size": {"@reverse": "my_ns:size"}', 24, "the prefix my_ns: is not declared"),
        ('"size": {"@id": "ex:member", "@type": "xs:date"}', 41, "the prefix xs: is not declared"),
    ],
)
def test_context_without_an_iri(tmp_path: Path, definition: str, column: int, message: str) -> None:
    """What comes out as no absolute IRI, or has no known prefix, is told where it stands."""
    (issue,) = find(tmp_path, context=add(definition))
    assert tell([issue]) == [("Z119", "context.jsonld", 3, column)]
    assert issue.message.startswith(message)


@pytest.mark.parametrize(
    "definition",
    [
        '"pre": {"@id": "https://pre.example/", "@prefix": true}, "size": "pre:size"',
        '"size": {"@id": null}',
        '"size": "urn:uuid:2b9b"',
        '"@vocab": "ex:"',
        '"size": "https://unheard.example/size"',
        '"kind": "@type", "size": {"@id": "ex:member", "@container": ["@set"]}',
        '"@vocab": "https://unheard.example/", "size": {"@type": "@none"}',
    ],
)
def test_context_with_all_that_is_read(tmp_path: Path, definition: str) -> None:
    """Prefixes by `@prefix`, terms left out, real schemes, `@vocab`, `@type` by another name."""
    assert not find(tmp_path, context=add(definition))


@pytest.mark.parametrize(
    ("definition", "column"),
    [
        ('"@import": "https://far.example/"', 3),
        ('"size": {"@id": "ex:member", "@context": {"@propagate": false}}', 45),
        ('"size": {"@id": "ex:member", "@nest": "more"}', 32),
        ('"size": {"@id": "ex:member", "@container": "@index"}', 46),
        ('"size": {"@id": "ex:member", "@container": ["@graph"]}', 47),
        ('"size": {"@id": "ex:member", "@container": "@foo"}', 46),
        ('"size": {"@id": "ex:member", "@type": "@json"}', 41),
        ('"name": "@id"', 11),
        ('"guild": {"@id": "ex:Club", "@context": {}}', 3),
        ('"guild": {"@id": "https://unheard.example/Guild", "@context": {}}', 3),
    ],
)
def test_context_with_what_is_not_read(tmp_path: Path, definition: str, column: int) -> None:
    """A part of JSON-LD that nothing comes of is told where it stands, once."""
    (issue,) = find(tmp_path, context=add(definition))
    assert tell([issue]) == [("Z124", "context.jsonld", 3, column)]
    assert issue.severity == Severity.WARNING


def add(definition: str) -> str:
    """Add a definition to the context, on a line of its own."""
    return CONTEXT.replace('  "club":', f'  {definition},\n  "club":')

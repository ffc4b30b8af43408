"""RDF whose addresses or languages are wrong: mended or left out, told, and nothing else lost."""

import gzip
from pathlib import Path

import pytest

import zettel
from tests.edit.facts import import_files, settle
from zettel.edit.imports import Status, plan_import
from zettel.errors import FormatError
from zettel.query import Answer
from zettel.settings import read_settings

_EX = "@prefix ex: <http://x.example/> .\n"
_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://x.example/"'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "a.ttl",
            f'{_EX}ex:a ex:p "ok" ;\n ex:q <http://x.example/a b> .',
            ":3: the address “http://x.example/a b” has signs that none holds, "
            "and is http://x.example/a%20b now",
        ),
        (
            "a.nt",
            '<http://x.example/a> <http://x.example/p> "ok" .\n'
            "<http://x.example/a> <http://x.example/p> <b> .\n"
            "<http://x.example/a> <http://x.example/q> <b> .\n",
            ":2: “b” is no address, and 2 facts that name it are left out",
        ),
        (
            "a.ttl",
            f'{_EX}ex:a ex:p "ok", <http://[b/> .',
            ":2: “http://[b/” is no address, and the fact that names it is left out",
        ),
        (
            "a.ttl",
            f'{_EX}ex:a ex:p "ok" .\nex:a ex:q "x"^^<http://x.example/a b> .',
            ":3: the address “http://x.example/a b” has signs that none holds, "
            "and is http://x.example/a%20b now",
        ),
        (
            "a.ttl",
            f'{_EX}ex:a ex:p "ok"@wrong-languagetag .',
            ":2: “wrong-languagetag” is no language, and its texts are kept without one",
        ),
        (
            "a.jsonld",
            '{"@id": "http://x.example/a",\n"http://x.example/p":'
            ' {"@value": "ok", "@language": "en_GB"}}',
            ":2: “en_GB” is no language, and is en-gb now",
        ),
        (
            "a.rdf",
            f'<rdf:RDF {_RDF}>\n<rdf:Description rdf:about="http://x.example/a">\n'
            '<e:p>ok</e:p><e:q rdf:resource="http://b {c}"/></rdf:Description></rdf:RDF>',
            ":3: the address “http://b {c}” has signs that none holds, "
            "and is http://b%20%7Bc%7D now",
        ),
    ],
)
def test_what_rdf_does_not_allow_keeps_nothing_else_back(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    """An address is encoded where that makes it one, else its fact is left out; both are told."""
    (tmp_path / name).write_text(text)
    vault = settle(tmp_path / "v")
    plan = import_files(vault, tmp_path / name)
    assert f"{tmp_path / name}{told}" in plan.report.hints
    assert '"ok"' in zettel.open(vault).to_turtle(links=False)


def test_xml_that_is_not_well_formed_is_told_with_its_line(tmp_path: Path) -> None:
    """The line is that of the tag that does not fit."""
    (tmp_path / "a.rdf").write_text(f"<rdf:RDF {_RDF}>\n<rdf:Description>\n</rdf:RDF>\n")
    with pytest.raises(FormatError, match=r"a\.rdf:3 cannot be imported: it is not RDF/XML"):
        import_files(settle(tmp_path / "v"), tmp_path / "a.rdf")


def test_an_answer_is_read_leniently(tmp_path: Path) -> None:
    """What an endpoint sends that RDF does not allow keeps no other of its facts back."""
    p = "<http://x.example/p>"
    terms = (
        ("<http://x.example/a>", p, '"ok"'),
        ("<http://x.example/a>", p, "<http://x.example/a b>"),
        ("<http://x.example/a>", p, '"x"@en gb'),
    )
    answer = Answer("graph", ("subject", "predicate", "object"), (), terms, None, {}, b"")
    plan = plan_import(
        read_settings(settle(tmp_path / "v")), [], answers={"https://s.example": answer}
    )
    assert plan.report.hints == (
        "https://s.example: the address “http://x.example/a b” has signs that none holds, "
        "and is http://x.example/a%20b now",
        "https://s.example: facts that are no RDF are left out: 1",
        "a prefix for http://x.example/ in ontology/context.jsonld would make its keys short",
    )


@pytest.mark.parametrize("name", ["a.ttl.gz", "a.TTL.GZ"])
def test_a_packed_file_is_read(tmp_path: Path, name: str) -> None:
    """Its format is told by the suffix before `.gz`."""
    (tmp_path / name).write_bytes(gzip.compress(f"{_EX}ex:a ex:p 'ok' .".encode()))
    vault = settle(tmp_path / "v")
    import_files(vault, tmp_path / name)
    assert [note.title for note in zettel.open(vault).notes] == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.ttl", b"", "it states no facts"),
        ("a.rdf", b"", "it states no facts"),
        ("a.jsonld", b'{"a": [1]}', "it is JSON, but without “@context” or “@id” its keys"),
        ("a.ttl.gz", b"@prefix", "it is no gzip, or not all of it"),
        (
            "a.ttl.gz",
            gzip.compress(b"@prefix a: <http://a/> .", mtime=0)[:-9],
            "it is no gzip, or not",
        ),
    ],
)
def test_a_source_without_facts_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    """Alone it is an error; beside others one that says nothing is left, and any other is none."""
    (tmp_path / name).write_bytes(data)
    vault = settle(tmp_path / "v")
    with pytest.raises(FormatError, match=told):
        import_files(vault, tmp_path / name)
    (tmp_path / "b.ttl").write_text(f"{_EX}ex:b ex:p 1 .")
    sources = tmp_path / name, tmp_path / "b.ttl"
    if told != "it states no facts":
        with pytest.raises(FormatError, match=told):
            import_files(vault, *sources)
        return
    plan = import_files(vault, *sources)
    assert [one.status for one in plan.report.documents] == [Status.LEFT, Status.IMPORTED]
    assert told in plan.report.documents[0].remarks[0].text


def test_a_second_import_has_nothing_to_do(tmp_path: Path) -> None:
    """Neither of facts nor of documents beside them, also where both come at once."""
    (tmp_path / "a.ttl").write_text(f"{_EX}ex:a ex:p ex:b . ex:b ex:p 1 .")
    (tmp_path / "b.md").write_text("# B\n\nSee [c](c.md).\n")
    (tmp_path / "c.md").write_text("# C\n")
    sources = [tmp_path / name for name in ("b.md", "a.ttl", "c.md")]
    vault = settle(tmp_path / "v")
    first, second = import_files(vault, *sources), import_files(vault, *sources)
    assert [one.status for one in first.report.documents] == [Status.IMPORTED] * 4
    assert [one.status for one in second.report.documents] == [Status.KNOWN] * 4
    assert second.changes == ()

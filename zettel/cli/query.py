"""`zettel query`: ask the notes in SPARQL."""

import os
import re
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zettel.cli.choices import find_choice, require_one
from zettel.cli.opening import LeadingFolder, count, find_note, open_vault
from zettel.cli.remote import Retries, Timeout, User, open_client
from zettel.cli.tables import build_table
from zettel.cli.terminal import STDOUT, parse_output, print_rich, tell, write_output, write_text
from zettel.errors import FormatError, QueryError, ZettelError

if TYPE_CHECKING:
    from zettel.model import Note
    from zettel.push import Client
    from zettel.query import Answer
    from zettel.vault import Vault

EXAMPLES = """\
zettel query notes Q01
zettel query notes 'SELECT ?name WHERE { ?it skos:prefLabel ?name } LIMIT 5' --format csv
zettel query notes links-of --of France --infer"""
FORMATS = ("json", "csv", "tsv", "xml", "turtle")
_SUFFIXES = {
    ".json": "json", ".srj": "json", ".csv": "csv", ".tsv": "tsv",
    ".xml": "xml", ".srx": "xml", ".ttl": "turtle",
}  # fmt: skip
_SPARQL = re.compile(
    r"\s*(#[^\n]*\n\s*)*(PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\b.*[{<?*]",
    re.IGNORECASE | re.DOTALL,
)
_QUERY_NAME = re.compile(r"Q\d+|.+\.rq", re.IGNORECASE)

Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", parser=parse_output, metavar="FILE", help="Write the answer there."
    ),
]


Query = Annotated[
    str,
    typer.Argument(
        metavar="QUERY",
        help="SPARQL text, a FILE.rq, a name such as Q01, or `-` for standard input.",
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"table, {', '.join(FORMATS)}.",
        show_default="table, or as FILE ends",
    ),
]
Thing = Annotated[
    str,
    typer.Option("--of", metavar="NOTE", help="Let ?it be what this note is about."),
]
Inference = Annotated[
    bool,
    typer.Option("--infer", help="Count what follows too: other ends, wholes, wider terms."),
]


Endpoint = Annotated[
    str,
    typer.Option(
        "--endpoint", metavar="URL", help="Ask there instead of the notes; excludes --infer."
    ),
]


def query_vault(  # noqa: PLR0913, PLR0917 - the options of a command
    vault: LeadingFolder,
    query: Query = "",
    chosen: Format = "",
    output: Output = None,
    of: Thing = "",
    infer: Inference = False,
    listing: Annotated[bool, typer.Option("--list", help="Show the queries with a name.")] = False,
    endpoint: Endpoint = "",
    user: User = "",
    timeout: Timeout = 60.0,
    retries: Retries = 4,
) -> None:
    """Ask the notes a question in SPARQL.

    The answer is a table, or a file in one of SPARQL's own result formats. In a table, rows that
    only hold by inference are marked.
    """
    chosen = _choose_format(chosen, output)
    _require_vault(vault, query)
    if endpoint:
        require_one({"--endpoint": True, "--infer": infer})
    if not query and not listing and _is_folder(vault):
        call = f"zettel query {shlex.quote(str(vault))}"
        raise QueryError(f"what is the query over {vault}?", f"{call} Q01, or {call} --list")
    text = _read_stdin() if query == "-" else query
    with open_vault(vault) as opened:
        if listing:
            _list_queries(opened)
            return
        note = find_note(opened, of) if of else None
        if endpoint:
            with open_client(endpoint, user, timeout, retries) as client:
                answer = plain = _ask(opened, client, text, note)
        else:
            answer = opened.query(text, infer=infer, of=note)
            plain = opened.query(text, of=note) if infer and chosen == "table" else answer
    if chosen == "table":
        _show_answer(answer, plain)
    else:
        write_output(answer.to_bytes(chosen), output)


def _choose_format(written: str, output: Path | None) -> str:
    """Take the format asked for, else the one that the output's name tells."""
    to_file = output is not None and output != STDOUT
    if written:
        found = find_choice(written, ("table", *FORMATS))
    elif to_file and output is not None:
        found = _SUFFIXES.get(output.suffix.lower(), "")
    else:
        found = "table"
    if to_file and found in ("", "table"):
        raise FormatError(
            f"which format is {output} to have?", f"--format with one of {', '.join(FORMATS)}"
        )
    return found


def _read_stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on standard input is not UTF-8: {error.reason}") from None


def _require_vault(vault: Path, query: str) -> None:
    """Tell a caller who began with the query; what is neither is left to the opening of the vault.

    Raises:
        QueryError: the first argument is a query and no folder.
    """
    given, folder = str(vault), Path(query if _is_folder(query) else "")
    if _is_folder(vault) or not _is_query(given, folder):
        return
    # SPARQL is told by its first word: as a path, it is not quite what was written.
    shown = f"'{given.split(maxsplit=1)[0]} …'" if _SPARQL.match(given) else shlex.quote(given)
    raise QueryError(
        "the folder of the notes goes before the query",
        f"zettel query {shlex.quote(str(folder))} {shown}",
    )


def _is_query(given: str, folder: Path) -> bool:
    """Say whether what was given for a folder is SPARQL, a query's file, or its name."""
    if _SPARQL.match(given) or _QUERY_NAME.fullmatch(given):
        return True
    if " " in given or os.path.exists(given):  # noqa: PTH110 - as below
        return False
    from zettel.query import find_queries, find_text
    from zettel.settings import read_settings

    try:
        find_text(partial(find_queries, read_settings(folder)), given)
    except (ZettelError, OSError):
        return False
    return True


def _is_folder(path: Path | str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - a Path raises where a long query is no file's name


def _list_queries(vault: "Vault") -> None:
    rows = [(named.name, named.title) for named in vault.queries()]
    print_rich(build_table(("name", "question"), rows))


def _ask(vault: "Vault", client: "Client", text: str, note: "Note | None") -> "Answer":
    """Ask an endpoint; one that looks into no named graph unasked is told from one without data."""
    from zettel.push.asking import tells_nothing
    from zettel.vault.remote import query_endpoint

    answer = query_endpoint(vault, client, text, of=note)
    if not answer.rows and tells_nothing(client):
        tell("hint: queries there see no named graphs, where the notes are, unless they say GRAPH")
        tell("hint: with Oxigraph, end the address in ?union-default-graph")
    return answer


def _show_answer(answer: "Answer", plain: "Answer") -> None:
    """Show an answer; what is not in the plain one rests on inference, and is marked."""
    new = answer.find_new(plain)
    resting = f", {sum(new):,} by inference" if any(new) else ""
    if answer.kind == "ask":
        write_text("yes\n" if answer.boolean else "no\n")
        if resting:
            tell(f"by inference: without it, {'yes' if plain.boolean else 'no'}")
    elif answer.kind == "graph":
        write_output(answer.to_bytes("turtle"), None)
        tell(f"{count(len(answer.rows), 'triple')}{resting}")
    elif answer.rows:
        marks = (
            [("inferred" if is_new else None,) for is_new in new] if resting else [()] * len(new)
        )
        names = (*answer.variables, "") if resting else answer.variables
        rows = [(*row, *mark) for row, mark in zip(answer.rows, marks, strict=True)]
        print_rich(build_table(names, rows))
        tell(f"{count(len(answer.rows), 'row')}{resting}")
    else:
        tell("0 rows: nothing in the notes answers this")

"""A resource in one of its forms, as bytes: what a server answers and a published site holds."""

from zettel.rdf import to_blocks
from zettel.site.addresses import Addresses
from zettel.site.beside import find_file
from zettel.site.data import to_jsonld, to_turtle
from zettel.site.dataset import Sizes
from zettel.site.description import describe, write_note_turtle
from zettel.site.pages import build_site, write_page
from zettel.site.resources import Form, Kind, Resource
from zettel.site.schema_org import build_note_schema, build_schema
from zettel.site.world import World


def represent(
    world: World,
    resource: Resource,
    form: Form,
    addresses: Addresses,
    *,
    endpoint: str = "",
    sizes: Sizes | None = None,
) -> bytes:
    """Return a resource as HTML, Turtle or JSON-LD; of a file that is published, its bytes.

    The same notes give the same bytes. `endpoint` is where SPARQL is answered, if anywhere, and
    `sizes` are those of the dumps, if they are known: the data set tells them.
    """
    if resource.kind is Kind.FILE:
        path = find_file(world, resource)
        return path.read_bytes() if path else b""
    if form is Form.HTML:
        return write_page(world, build_site(world), resource, addresses)
    if form is Form.TURTLE:
        return _write_turtle(world, resource, endpoint, sizes)
    triples = describe(world, resource, endpoint, sizes)
    if resource.kind is Kind.NOTE:
        number = world.find_number(resource)
        schema = build_note_schema(world, number, triples)
    else:
        schema = build_schema(world, resource)
    return to_jsonld(world, sorted({*triples, *schema}), world.base + resource.path)


def _write_turtle(world: World, resource: Resource, endpoint: str, sizes: Sizes | None) -> bytes:
    if resource.kind is not Kind.NOTE:
        return to_turtle(world, resource.path, describe(world, resource, endpoint, sizes))
    number, material = world.find_number(resource), world.material
    (note,) = material.build(range(number, number + 1))
    return write_note_turtle(world, note, to_blocks(note.own, material.compact, note.document))

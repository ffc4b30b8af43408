"""The graph for other tools: GraphML, GEXF, a pyvis page."""

import io
import re

from zettel.export.material import Chunks, Material
from zettel.graph import build_graph
from zettel.rdf.xml import strip_forbidden


def to_graphml(material: Material) -> Chunks:
    """GraphML (yEd, Gephi, igraph): notes, placeholders, tags, types, and every written link."""
    from networkx import write_graphml_xml

    output = io.BytesIO()
    write_graphml_xml(build_graph(material.notes), output, named_key_ids=True)
    yield strip_forbidden(output.getvalue())


def to_gexf(material: Material) -> Chunks:
    """GEXF 1.2 (Gephi), without the date of writing: the same notes give the same bytes."""
    from networkx import write_gexf

    output = io.BytesIO()
    write_gexf(build_graph(material.notes), output)
    undated = re.sub(rb' lastmodifieddate="[^"]*"', b"", output.getvalue(), count=1)
    yield strip_forbidden(undated)


def to_pyvis_page(material: Material) -> Chunks:
    """A page by pyvis, cleaned of what it would load from elsewhere."""
    from zettel.view import to_pyvis, to_pyvis_html

    network = to_pyvis(material.notes, material.settings, material.vocabulary)
    yield to_pyvis_html(network).encode()

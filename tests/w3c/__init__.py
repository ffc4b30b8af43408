"""The W3C's SPARQL 1.1 suites, sent over HTTP to the server's application.

They run where `ZETTEL_W3C` names a checkout of https://github.com/w3c/rdf-tests:

    ZETTEL_W3C=~/rdf-tests python -m pytest tests/w3c -n 0

What comes out otherwise than they say is listed in `differences.toml`, each with its reason.
"""

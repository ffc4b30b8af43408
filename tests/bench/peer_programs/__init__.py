"""What is asked of each peer, and of zettel, on one vault: programs that print JSON.

`seconds` for the build alone, and `links`, pairs of paths. Those of the peers run in the peers' own
Python, so they import nothing from here.
"""

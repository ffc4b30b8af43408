"""Unlinked mentions: where titles and aliases of other notes stand in running text.

find_mentions(notes, …) → mentions   what is named without a link, the best first

names          what is sought          folding    how names and texts are compared
running_text   where it is sought      search     where names stand in a text
ranking        what is worth a link    scoring, ties: by which figures
"""

from zettel.mentions.finding import find_mentions
from zettel.mentions.names import MOST, find_own_names
from zettel.mentions.ranking import ALL, Wanted
from zettel.mentions.records import Mention, Mentions

__all__ = ["ALL", "MOST", "Mention", "Mentions", "Wanted", "find_mentions", "find_own_names"]

"""`zettel import`: documents of other programs → notes, with nothing lost and nothing overwritten.

sources      what is named on the command line → batches of documents
kinds        one table of kinds: `jekyll`, `markdown`, `text`, `html`, a file each
drafts       a document as read, with its links as they lead where it stands
ids          an id for each note
links        where its links lead, and the edits that they need
written      the parts of a link as they are typed
respelling   the link as its note has it
attachments  the files that go with it
compose      the bytes of its note
plan         all of these → changes, and a report
rdf          facts → notes, a package of its own
whole        documents and facts of one import
"""

from zettel.edit.imports.kinds import KINDS
from zettel.edit.imports.plan import Options, Plan
from zettel.edit.imports.report import Copied, Outcome, Report, Status
from zettel.edit.imports.whole import plan_import

__all__ = ["KINDS", "Copied", "Options", "Outcome", "Plan", "Report", "Status", "plan_import"]

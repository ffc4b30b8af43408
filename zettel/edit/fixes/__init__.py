"""`check --fix`: what of the issues can be mended without asking, one kind a file.

A fix changes the place that its issue names and nothing else; when it is made, the issue is gone.
"""

from zettel.edit.fixes.plan import FIXES, Plan, plan_fixes

__all__ = ["FIXES", "Plan", "plan_fixes"]

"""Unlinked mentions: where titles and aliases of other notes stand in running text."""

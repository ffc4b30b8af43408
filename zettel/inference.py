"""What follows from what the notes state: hierarchy, inverses, transitivity of their terms."""

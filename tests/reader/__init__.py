"""Reading a folder: what is walked, in which dialect, and what happens to files that are odd."""

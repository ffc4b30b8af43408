-- What a cache file holds. It can be made anew from the notes at any time.

-- Whole results, each a message that says itself what it is of.
CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, data BLOB NOT NULL);

-- One row a note: the digest of what it was read from, and the note.
CREATE TABLE IF NOT EXISTS notes (path TEXT PRIMARY KEY, digest BLOB NOT NULL, data BLOB NOT NULL);

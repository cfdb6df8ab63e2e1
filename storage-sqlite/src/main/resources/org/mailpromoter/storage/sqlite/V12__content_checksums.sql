-- a content is recognized by its size and checksum, which cost little; its SHA-256 is computed only
-- if another one has the same
PRAGMA defer_foreign_keys = ON;

CREATE TABLE former_contents AS SELECT id, size, sha256 FROM contents;

DROP TABLE contents;

-- what attachments contain, each content once
CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  -- CRC-32C; -1 for what an earlier version wrote, which has its SHA-256
  checksum INTEGER NOT NULL,
  sha256 BLOB
) STRICT;

CREATE INDEX contents_alike ON contents (size, checksum, sha256);

INSERT INTO contents (id, size, checksum, sha256) SELECT id, size, -1, sha256 FROM former_contents;

DROP TABLE former_contents;

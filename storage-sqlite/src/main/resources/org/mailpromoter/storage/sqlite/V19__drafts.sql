-- mail that people have begun to write; see core.draft
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- the name of the holder of the session
  author TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- the user or queue as whom it is to be sent
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  -- the name of the constant
  kind TEXT NOT NULL,
  -- the number of an activity
  original INTEGER,
  regarding TEXT,
  automatic INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_author ON drafts (author, changed_at, id);

CREATE TABLE draft_recipients (
  draft INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (draft, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_files (
  draft INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  image_id TEXT NOT NULL,
  content INTEGER NOT NULL REFERENCES contents (id),
  PRIMARY KEY (draft, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_files_content ON draft_files (content);

-- how much was sent to an address lately
CREATE INDEX outgoing_recipients_address ON outgoing_recipients (lower(address), mail);

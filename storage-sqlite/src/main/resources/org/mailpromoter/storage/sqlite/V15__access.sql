-- those who log in with a password; see core.access
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  user TEXT,
  enabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  -- in the PHC string format
  password TEXT
) STRICT, WITHOUT ROWID;

-- browsers that are logged in; secrets are kept as SHA-256 only, here and below
CREATE TABLE login_sessions (
  digest TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  role TEXT NOT NULL,
  user TEXT,
  account TEXT,
  way TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  authenticated_at INTEGER NOT NULL,
  device TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_sessions_holder ON login_sessions (holder);

CREATE TABLE login_tickets (
  digest TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  role TEXT NOT NULL,
  user TEXT,
  account TEXT,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  label TEXT NOT NULL,
  holder TEXT NOT NULL,
  role TEXT NOT NULL,
  user TEXT,
  account TEXT,
  -- separated by spaces
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX api_tokens_holder ON api_tokens (holder);

-- requests of programs that named a key; without an answer while they run
CREATE TABLE requests (
  holder TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER,
  type TEXT,
  body TEXT,
  PRIMARY KEY (holder, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX requests_at ON requests (at);

-- what people and programs did; rows are only added (AU-1 to AU-4)
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- an actor as values: see V8
  actor INTEGER NOT NULL,
  who TEXT NOT NULL,
  mailbox TEXT,
  folder TEXT,
  channel TEXT NOT NULL,
  operation TEXT NOT NULL,
  object TEXT NOT NULL,
  concerns TEXT,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- why it failed; empty if it was done
  failure TEXT,
  request TEXT NOT NULL,
  -- of each text that an erasure may replace a salt of 16 bytes, which goes with the text, and the
  -- SHA-256 of both
  seals BLOB NOT NULL,
  -- the SHA-256 of the hash before it, the columns without texts, and the digests in the seals
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_who ON audit (who, at);
CREATE INDEX audit_operation ON audit (operation, at);
CREATE INDEX audit_object ON audit (object, at);
CREATE INDEX audit_concerns ON audit (concerns, at) WHERE concerns IS NOT NULL;

-- the last entry once more, so that a deleted end is found (AU-3)
CREATE TABLE audit_end (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

INSERT INTO audit_end VALUES (1, 0, zeroblob(32));

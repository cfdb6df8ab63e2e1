-- times are milliseconds since 1970 UTC; records are named kind:key

CREATE TABLE mailboxes (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- the newest received date of what complete runs processed
  watermark INTEGER
) STRICT;

CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  mailbox INTEGER NOT NULL REFERENCES mailboxes (id),
  name TEXT NOT NULL,
  cursor TEXT NOT NULL,
  UNIQUE (mailbox, name)
) STRICT;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folders (id),
  epoch TEXT NOT NULL,
  ref TEXT NOT NULL,
  message_hash INTEGER NOT NULL,
  message_key TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  sub_reasons TEXT NOT NULL,
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  policy INTEGER NOT NULL,
  activity INTEGER
) STRICT;

-- at most one decision for an occurrence (AS-4)
CREATE UNIQUE INDEX decisions_place ON decisions (folder, epoch, ref);
CREATE INDEX decisions_message ON decisions (message_hash);
CREATE INDEX decisions_reason ON decisions (outcome, reason);

CREATE INDEX decisions_activity ON decisions (activity) WHERE activity IS NOT NULL;

-- what retention has not yet deleted of mail that is no activity
CREATE INDEX decisions_kept ON decisions (reason, decided_at)
  WHERE outcome <> 1 AND message_key <> '(forgotten)';

-- what was left alone is looked at again when a start date moves back
CREATE INDEX decisions_left_alone ON decisions (folder, received_at) WHERE outcome = 3;

-- what could not be created is tried again in each run (S-40)
CREATE INDEX decisions_failed ON decisions (folder, decided_at)
  WHERE sub_reasons = 'CREATION_FAILED';

-- apart from the decisions, so that lists read small rows; without one, the evidence was deleted
CREATE TABLE evidence (
  decision INTEGER PRIMARY KEY,
  -- first, because it is read without the other
  facts BLOB NOT NULL,
  trace BLOB NOT NULL
) STRICT;

CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  direction INTEGER NOT NULL,
  message_key TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  message_id TEXT,
  subject TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  accepting_entity TEXT,
  receiving_mailbox TEXT,
  regarding TEXT,
  correlated_activity INTEGER,
  correlation_method INTEGER NOT NULL,
  correlated_subject_changed INTEGER NOT NULL,
  flaws TEXT NOT NULL,
  owner TEXT,
  -- 0 tracked, 1 untracked, 2 of a stopped conversation
  tracking INTEGER NOT NULL DEFAULT 0,
  -- bytes below the header of its message, -1 when unknown
  content_size INTEGER NOT NULL,
  -- one activity for a message and direction (AS-3)
  UNIQUE (message_key, fingerprint, direction)
) STRICT;

CREATE INDEX activities_correlated ON activities (correlated_activity)
  WHERE correlated_activity IS NOT NULL;
CREATE INDEX activities_regarding ON activities (regarding) WHERE regarding IS NOT NULL;

CREATE TABLE bodies (
  activity INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  html TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
  activity INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- 0 kept, 1 blocked, 2 too large
  fate INTEGER NOT NULL,
  content INTEGER REFERENCES contents (id),
  PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_content ON attachments (content) WHERE content IS NOT NULL;

-- what attachments contain, each content once
CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL
) STRICT;

-- with a row id, as rows are large
CREATE TABLE content_pieces (
  content INTEGER NOT NULL REFERENCES contents (id),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (content, position)
) STRICT;

CREATE TABLE queue_items (
  activity INTEGER NOT NULL,
  queue TEXT NOT NULL,
  PRIMARY KEY (activity, queue)
) STRICT, WITHOUT ROWID;

CREATE INDEX queue_items_queue ON queue_items (queue, activity);

CREATE TABLE parties (
  activity INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  record TEXT,
  PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX parties_unresolved ON parties (address) WHERE record IS NULL;

-- the first 128 bits of SHA-256 over space and value
CREATE TABLE correlation_keys (
  key BLOB NOT NULL,
  activity INTEGER NOT NULL,
  PRIMARY KEY (key, activity)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT,
  active INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record_addresses (
  address TEXT NOT NULL,
  record TEXT NOT NULL REFERENCES records (id),
  PRIMARY KEY (address, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_addresses_record ON record_addresses (record);

-- one row; another number as soon as records or addresses are other ones
CREATE TABLE record_changes (
  number INTEGER NOT NULL
) STRICT;

INSERT INTO record_changes (number) VALUES (0);

CREATE TABLE choices (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

-- append-only; a value of NULL takes the choice back
CREATE TABLE choice_history (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT,
  who TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE policies (
  version INTEGER PRIMARY KEY,
  policy BLOB NOT NULL UNIQUE,
  first_used INTEGER NOT NULL
) STRICT;

CREATE TABLE runs (
  mailbox TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  processed INTEGER NOT NULL,
  promoted INTEGER NOT NULL,
  failure TEXT NOT NULL,
  state INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  postponed_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id INTEGER PRIMARY KEY,
  level INTEGER NOT NULL,
  at INTEGER NOT NULL,
  about TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX alerts_at ON alerts (at);

-- a queue counts as its owner
CREATE TABLE token_counters (
  sender TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- part of the id of every event: a database that is built anew counts its events anew
CREATE TABLE installation (
  id TEXT NOT NULL
) STRICT;

INSERT INTO installation (id) VALUES (lower(hex(randomblob(10))));

CREATE TABLE sinks (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  subscribed INTEGER NOT NULL,
  paused_until INTEGER NOT NULL DEFAULT 0
) STRICT;

-- what happened to an activity; what it looks like stands with the activity
CREATE TABLE events (
  -- never given twice, even when the greatest was deleted (OB-2)
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  activity INTEGER NOT NULL
) STRICT;

CREATE INDEX events_conversation ON events (conversation);

CREATE TABLE deliveries (
  sink INTEGER NOT NULL REFERENCES sinks (id),
  event INTEGER NOT NULL,
  -- 0 pending, 1 delivered, 2 set aside
  state INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- pending: not before this time; else: since when
  at INTEGER NOT NULL DEFAULT 0,
  why TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (sink, event)
) STRICT, WITHOUT ROWID;

-- with the state, so that counting reads nothing else
CREATE INDEX deliveries_pending ON deliveries (sink, event, state) WHERE state = 0;
CREATE INDEX deliveries_waiting ON deliveries (sink, at) WHERE state = 0 AND at > 0;
CREATE INDEX deliveries_delivered ON deliveries (sink, at) WHERE state = 1;
CREATE INDEX deliveries_set_aside ON deliveries (sink, event, state) WHERE state = 2;

-- what stands on messages on their servers, and what is yet to be brought there (P-60, P-62)
CREATE TABLE marks (
  decision INTEGER NOT NULL,
  -- 1 promoted, 2 undeliverable, 3 moved
  kind INTEGER NOT NULL,
  folder INTEGER NOT NULL,
  target TEXT NOT NULL,
  -- 1 due, 2 set, 3 seen, 4 clearing, 5 cleared, 6 over
  state INTEGER NOT NULL,
  PRIMARY KEY (decision, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX marks_due ON marks (folder, kind, decision) WHERE state IN (1, 4);
CREATE INDEX marks_brought ON marks (folder) WHERE kind = 1 AND state IN (2, 3, 5);

-- append-only: who changed whether an activity is tracked
CREATE TABLE tracking_changes (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL,
  tracking INTEGER NOT NULL,
  -- 1 the activity, 2 its conversation
  extent INTEGER NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX tracking_changes_activity ON tracking_changes (activity);

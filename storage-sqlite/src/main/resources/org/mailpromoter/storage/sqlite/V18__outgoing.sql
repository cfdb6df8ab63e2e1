-- mail that goes out; everything but its state is fixed before the first try (SO-1)
CREATE TABLE outgoing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- a name: the mailbox may never have been read
  mailbox TEXT NOT NULL,
  activity INTEGER NOT NULL UNIQUE,
  message_id TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  size INTEGER NOT NULL,
  -- whether its header needs SMTPUTF8
  utf8 INTEGER NOT NULL,
  -- the rest is the state; phase and reason are the names of their constants
  phase TEXT NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  next INTEGER
) STRICT;

-- what waits for a time, in order (SO-4)
CREATE INDEX outgoing_due ON outgoing (mailbox, next, id) WHERE next IS NOT NULL;
CREATE INDEX outgoing_phase ON outgoing (phase, id);

CREATE TABLE outgoing_recipients (
  mail INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role INTEGER NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (mail, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE outgoing_pieces (
  mail INTEGER NOT NULL,
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (mail, position)
) STRICT;

-- the history of each mail (SO-5)
CREATE TABLE outgoing_steps (
  mail INTEGER NOT NULL,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  phase TEXT NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (mail, position)
) STRICT, WITHOUT ROWID;

-- the hand-overs of the last day (SO-6)
CREATE TABLE hand_overs (
  mailbox TEXT NOT NULL,
  at INTEGER NOT NULL,
  mail INTEGER NOT NULL,
  PRIMARY KEY (mailbox, at, mail)
) STRICT, WITHOUT ROWID;

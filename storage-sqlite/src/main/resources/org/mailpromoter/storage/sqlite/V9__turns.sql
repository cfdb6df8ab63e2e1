-- the number of the latest turn of each mailbox (AS-19), 0 when nobody took one
ALTER TABLE mailboxes ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;

-- the last run of each mailbox, and its health; empty before the first run
ALTER TABLE mailboxes ADD COLUMN started_at INTEGER;
ALTER TABLE mailboxes ADD COLUMN ended_at INTEGER;
ALTER TABLE mailboxes ADD COLUMN processed INTEGER;
ALTER TABLE mailboxes ADD COLUMN promoted INTEGER;
ALTER TABLE mailboxes ADD COLUMN failure TEXT;
ALTER TABLE mailboxes ADD COLUMN state INTEGER;
ALTER TABLE mailboxes ADD COLUMN failures INTEGER;
ALTER TABLE mailboxes ADD COLUMN postponed_until INTEGER;

INSERT OR IGNORE INTO mailboxes (name) SELECT mailbox FROM runs;

UPDATE mailboxes SET
  (started_at, ended_at, processed, promoted, failure, state, failures, postponed_until) =
  (SELECT r.started_at, r.ended_at, r.processed, r.promoted, r.failure, r.state, r.failures,
    r.postponed_until FROM runs r WHERE r.mailbox = mailboxes.name);

DROP TABLE runs;

-- which causes of alerts people have dealt with; deleted with the last alert of the cause (AH-2)
CREATE TABLE alert_handlings (
  about TEXT NOT NULL,
  code TEXT NOT NULL,
  -- 1 done, 2 muted
  kind INTEGER NOT NULL,
  -- done: the time of the latest alert that this is about; muted: until when
  until INTEGER NOT NULL,
  -- an actor as values: see V8
  actor INTEGER NOT NULL,
  who TEXT NOT NULL,
  mailbox TEXT,
  folder TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (about, code)
) STRICT, WITHOUT ROWID;

-- numbers are not given twice, for sinks are told of alerts by number
CREATE TABLE numbered_alerts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  level INTEGER NOT NULL,
  at INTEGER NOT NULL,
  about TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  -- 0 it happened, 1 it lasts, 2 what lasted is over
  course INTEGER NOT NULL DEFAULT 0,
  -- the opening of the database that wrote it, as for events
  opening TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO numbered_alerts (id, level, at, about, code, text)
  SELECT id, level, at, about, code, text FROM alerts ORDER BY id;

DROP TABLE alerts;

ALTER TABLE numbered_alerts RENAME TO alerts;

CREATE INDEX alerts_at ON alerts (at);

-- how far each sink has been told of alerts
CREATE TABLE alert_sinks (
  name TEXT PRIMARY KEY,
  subscribed INTEGER NOT NULL,
  -- the last alert that was delivered, or given up
  number INTEGER NOT NULL,
  -- of the next one
  attempts INTEGER NOT NULL DEFAULT 0,
  -- and not before this time
  at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

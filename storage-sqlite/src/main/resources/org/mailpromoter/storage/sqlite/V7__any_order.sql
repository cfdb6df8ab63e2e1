-- what decisions wait for (AS-14), until they are decided again or their evidence is deleted
CREATE TABLE awaited (
  -- as in correlation_keys
  key BLOB NOT NULL,
  -- when what is waited for was sent at the latest
  until INTEGER NOT NULL,
  decision INTEGER NOT NULL,
  PRIMARY KEY (key, until, decision)
) STRICT, WITHOUT ROWID;

CREATE INDEX awaited_decision ON awaited (decision);

-- decisions for which it came since; the folder is 0 for those of activities, which are looked at
-- together whatever folder they are in
CREATE TABLE due (
  folder INTEGER NOT NULL,
  decision INTEGER NOT NULL,
  PRIMARY KEY (folder, decision)
) STRICT, WITHOUT ROWID;

CREATE INDEX due_decision ON due (decision);

INSERT INTO due (folder, decision) SELECT folder, decision FROM early_copies;

DROP TABLE early_copies;

-- the latest of what was written, so that a commit knows what came after its look-up (AS-15)
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY,
  -- empty for what no mailbox wrote
  mailbox TEXT NOT NULL,
  activity INTEGER,
  -- the first 64 bits of each key, one after the other
  keys BLOB NOT NULL
) STRICT;

-- the copy that counts (AS-16); nothing ranks before an empty rank
ALTER TABLE activities ADD COLUMN receiving_folder TEXT;
ALTER TABLE activities ADD COLUMN rank TEXT NOT NULL DEFAULT '';

-- whether a person or a folder said what it is about, which stays
ALTER TABLE activities ADD COLUMN regarding_said INTEGER NOT NULL DEFAULT 0;

UPDATE activities SET regarding_said = 1 WHERE regarding IS NOT NULL OR tracking = 1;

UPDATE activities SET receiving_folder = (SELECT f.name FROM decisions d
  JOIN folders f ON f.id = d.folder WHERE d.activity = activities.id AND d.outcome = 1)
  WHERE receiving_mailbox IS NOT NULL;

-- refused messages of which another copy became an activity without the decision knowing of it;
-- each is decided again in the next run of its folder
CREATE TABLE early_copies (
  folder INTEGER NOT NULL,
  decision INTEGER NOT NULL,
  PRIMARY KEY (folder, decision)
) STRICT, WITHOUT ROWID;

CREATE INDEX early_copies_decision ON early_copies (decision);

-- those that earlier versions left as they were
INSERT OR IGNORE INTO early_copies (folder, decision)
  SELECT d.folder, d.id FROM decisions d CROSS JOIN activities a
    ON a.message_key = d.message_key AND a.fingerprint = d.fingerprint
  WHERE d.outcome = 2 AND d.activity IS NULL;

-- lists go back from the messages received last
CREATE INDEX decisions_received ON decisions (received_at);

-- the activities of one mailbox, and those of one party
CREATE INDEX activities_mailbox ON activities (receiving_mailbox, sent_at)
  WHERE receiving_mailbox IS NOT NULL;
CREATE INDEX parties_record ON parties (record, activity) WHERE record IS NOT NULL;

-- the words of subjects and senders, which are not stored a second time. The writer adds
-- them, and triggers follow every change, so that nothing erased stays here. What they delete leaves the file when the parts of the
-- index are merged, which is done when data is erased: deleting it at once (secure-delete) was
-- measured at a millisecond a decision, fifty times as much.
CREATE VIRTUAL TABLE decision_words USING fts5 (
  text, content = '', detail = none, columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO decision_words (rowid, text)
  SELECT id, subject || ' ' || sender FROM decisions WHERE message_key <> '(forgotten)';

CREATE TRIGGER decision_words_changed AFTER UPDATE OF subject, sender, message_key ON decisions
  WHEN old.subject <> new.subject OR old.sender <> new.sender
    OR (old.message_key = '(forgotten)') <> (new.message_key = '(forgotten)') BEGIN
  INSERT INTO decision_words (decision_words, rowid, text)
    SELECT 'delete', old.id, old.subject || ' ' || old.sender
    WHERE old.message_key <> '(forgotten)';
  INSERT INTO decision_words (rowid, text)
    SELECT new.id, new.subject || ' ' || new.sender WHERE new.message_key <> '(forgotten)';
END;

-- the same for activities: the number is that of the activity times 65536, plus 0 for the subject
-- and the position of a party from 1
CREATE VIRTUAL TABLE activity_words USING fts5 (
  text, content = '', detail = none, columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO activity_words (rowid, text) SELECT id << 16, subject FROM activities;

INSERT INTO activity_words (rowid, text)
  SELECT (activity << 16) + position + 1, name || ' ' || address FROM parties
  WHERE position < 65535;

CREATE TRIGGER activity_words_changed AFTER UPDATE OF subject ON activities
  WHEN old.subject <> new.subject BEGIN
  INSERT INTO activity_words (activity_words, rowid, text)
    VALUES ('delete', old.id << 16, old.subject);
  INSERT INTO activity_words (rowid, text) VALUES (new.id << 16, new.subject);
END;

CREATE TRIGGER party_words_changed AFTER UPDATE OF name, address ON parties
  WHEN new.position < 65535 AND (old.name <> new.name OR old.address <> new.address) BEGIN
  INSERT INTO activity_words (activity_words, rowid, text)
    VALUES ('delete', (old.activity << 16) + old.position + 1, old.name || ' ' || old.address);
  INSERT INTO activity_words (rowid, text)
    VALUES ((new.activity << 16) + new.position + 1, new.name || ' ' || new.address);
END;

CREATE TRIGGER party_words_deleted AFTER DELETE ON parties WHEN old.position < 65535 BEGIN
  INSERT INTO activity_words (activity_words, rowid, text)
    VALUES ('delete', (old.activity << 16) + old.position + 1, old.name || ' ' || old.address);
END;

-- the opening of the database that wrote an event, a part of the event's id: a database that went
-- back in time, as an older copy or without its last transactions, counts the same numbers again,
-- and in another opening; empty for what version 1 wrote
ALTER TABLE events ADD COLUMN opening TEXT NOT NULL DEFAULT '';

-- one row; the greatest numbers that a database which was restored may have handed out before
CREATE TABLE floors (
  activity INTEGER NOT NULL,
  token_sender INTEGER NOT NULL
) STRICT;

INSERT INTO floors (activity, token_sender) VALUES (0, 0);

-- version 1 could lose the content of an attachment while a commit replaced two activities: it is
-- one that is not kept
UPDATE attachments SET content = NULL
  WHERE content IS NOT NULL AND content NOT IN (SELECT id FROM contents);

DELETE FROM content_pieces WHERE content NOT IN (SELECT id FROM contents);

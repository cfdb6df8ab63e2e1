-- the hash of the Message-ID with which its conversation began (SO-4); mail that was added before
-- is a conversation of its own
ALTER TABLE outgoing ADD COLUMN conversation BLOB NOT NULL DEFAULT x'';

UPDATE outgoing SET conversation = randomblob(16);

CREATE INDEX outgoing_conversation ON outgoing (mailbox, conversation, id)
  WHERE phase IN ('PENDING_SEND', 'SENDING', 'HANDED_OVER', 'HELD');

-- copies in folders of sent mail (SF-1); state is the name of its constant
CREATE TABLE sent_copies (
  mail INTEGER PRIMARY KEY,
  -- as in outgoing
  mailbox TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  -- when it is tried again; NULL unless it is wanted
  next INTEGER,
  folder TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE INDEX sent_copies_due ON sent_copies (mailbox, next, mail) WHERE next IS NOT NULL;

-- searches for evidence of mail that is uncertain (SF-3); result is the name of its constant
CREATE TABLE evidence_searches (
  mail INTEGER NOT NULL,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  folder TEXT NOT NULL,
  result TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (mail, position)
) STRICT, WITHOUT ROWID;

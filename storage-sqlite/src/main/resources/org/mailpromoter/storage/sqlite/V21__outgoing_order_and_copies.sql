-- the hash of the Message-ID with which its conversation began (SO-4); mail that was added before
-- is a conversation of its own
ALTER TABLE outgoing ADD COLUMN conversation BLOB NOT NULL DEFAULT x'';

UPDATE outgoing SET conversation = randomblob(16);

CREATE INDEX outgoing_conversation ON outgoing (mailbox, conversation, id)
  WHERE phase IN ('PENDING_SEND', 'SENDING', 'HANDED_OVER', 'HELD');

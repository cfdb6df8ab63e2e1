-- when the last run of each mailbox ended that had no failure
ALTER TABLE mailboxes ADD COLUMN succeeded_at INTEGER;

UPDATE mailboxes SET succeeded_at = ended_at WHERE failure = '';

-- the oldest message of a folder that is tried again in each run is found at once (S-40)
CREATE INDEX decisions_undecided ON decisions (folder, received_at)
  WHERE sub_reasons = 'CREATION_FAILED';

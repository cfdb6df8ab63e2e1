-- who made a choice, as values: see V8; the names of earlier versions are those of persons
ALTER TABLE choices ADD COLUMN actor INTEGER NOT NULL DEFAULT 1;
ALTER TABLE choices ADD COLUMN mailbox TEXT;
ALTER TABLE choices ADD COLUMN folder TEXT;

ALTER TABLE choice_history ADD COLUMN actor INTEGER NOT NULL DEFAULT 1;
ALTER TABLE choice_history ADD COLUMN mailbox TEXT;
ALTER TABLE choice_history ADD COLUMN folder TEXT;

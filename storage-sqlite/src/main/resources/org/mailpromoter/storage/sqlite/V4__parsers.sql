-- the version of the parser that read the header (AS-13); version 1 wrote what stands here so far
ALTER TABLE decisions ADD COLUMN parser INTEGER NOT NULL DEFAULT 1;

-- without stored facts there is nothing to compare a new reading with
UPDATE decisions SET parser = 2 WHERE id NOT IN (SELECT decision FROM evidence);

-- empty as soon as all is read anew; the migration that comes with the next version of the parser
-- replaces it
CREATE INDEX decisions_read_before ON decisions (folder, id) WHERE parser < 2;

-- version 3 of the parser reads mail without a Message-ID otherwise and all other mail as version 2
UPDATE decisions SET parser = 3
  WHERE parser = 2 AND message_key NOT LIKE 'digest:%';

-- without stored facts there is nothing to compare a new reading with
UPDATE decisions SET parser = 3
  WHERE parser < 3 AND id NOT IN (SELECT decision FROM evidence);

-- empty as soon as all is read anew; the migration that comes with the next version of the parser
-- replaces it
DROP INDEX decisions_read_before;
CREATE INDEX decisions_read_before ON decisions (folder, id) WHERE parser < 3;

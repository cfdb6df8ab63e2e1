-- who changed the tracking, as values: 1 a person, 2 a program, both named in who;
-- 3 a mark (who is the keyword) in a folder of a mailbox
ALTER TABLE tracking_changes ADD COLUMN actor INTEGER NOT NULL DEFAULT 1;
ALTER TABLE tracking_changes ADD COLUMN mailbox TEXT;
ALTER TABLE tracking_changes ADD COLUMN folder TEXT;

-- earlier versions wrote "the mark KEYWORD was removed in the mailbox NAME, folder FOLDER"
UPDATE tracking_changes SET
  actor = 3,
  folder = substr(who, instr(who, ', folder ') + 9),
  mailbox = substr(substr(who, 1, instr(who, ', folder ') - 1),
    instr(who, ' in the mailbox ') + 16),
  who = substr(who, 10, instr(who, ' was ') - 10)
WHERE who GLOB 'the mark * was * in the mailbox ?*, folder ?*';

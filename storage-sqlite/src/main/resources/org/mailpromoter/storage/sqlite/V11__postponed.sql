-- activities that could not be evaluated are not given again before a time (AS-17)
ALTER TABLE due ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;

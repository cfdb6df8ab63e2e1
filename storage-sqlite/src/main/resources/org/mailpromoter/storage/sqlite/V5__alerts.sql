-- whether what an alert tells of lasts: 0 it happened, 1 it lasts, 2 it is over
ALTER TABLE alerts ADD COLUMN course INTEGER NOT NULL DEFAULT 0;

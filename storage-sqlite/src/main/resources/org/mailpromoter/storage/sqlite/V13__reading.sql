-- counts and times of receipt are read from this index alone; it takes 8 bytes a message more than
-- the one that it replaces
DROP INDEX decisions_reason;
CREATE INDEX decisions_result ON decisions (folder, outcome, reason, received_at);

-- a list of activities begins with the latest
CREATE INDEX activities_sent ON activities (sent_at);

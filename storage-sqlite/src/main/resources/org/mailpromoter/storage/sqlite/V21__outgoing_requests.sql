-- names the request for a mail, so that a repeated one is recognized (SO-1)
ALTER TABLE outgoing ADD COLUMN request TEXT;

CREATE UNIQUE INDEX outgoing_request ON outgoing (request) WHERE request IS NOT NULL;

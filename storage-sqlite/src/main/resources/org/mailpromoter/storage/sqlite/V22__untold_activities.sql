-- activities of mail that the product itself sends, of which sinks are told nothing (SO-13)
CREATE TABLE untold_activities (
  activity INTEGER PRIMARY KEY
) STRICT;

package org.mailpromoter.directories.file;

/** What a file is worth in which some rows are no records. */
enum WrongRows {
  /** Nothing: its former contents count, until it is mended. */
  REFUSE,
  /** What its good rows say; those whom the wrong rows mean are strangers. */
  SKIP
}

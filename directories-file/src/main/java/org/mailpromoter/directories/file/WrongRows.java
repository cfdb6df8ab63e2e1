package org.mailpromoter.directories.file;

/** What applies to a file with invalid rows. */
enum WrongRows {
  /** The former contents apply until it is fixed. */
  REFUSE,
  /** The valid rows apply; the people in invalid rows are unknown. */
  SKIP
}

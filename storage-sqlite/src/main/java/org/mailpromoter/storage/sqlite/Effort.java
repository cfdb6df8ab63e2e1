package org.mailpromoter.storage.sqlite;

/**
 * How many entries a list looks at one by one: few at first, which mostly fills a page; those that
 * an index names as candidates, if they are not too many; or else so many before it ends the page.
 *
 * @param first how many at first
 * @param few how many candidates at most
 * @param all how many before the page ends
 */
record Effort(int first, int few, int all) {
  /** Rows that are read: some microseconds each. */
  static final Effort ROWS = new Effort(4_000, 8_000, 30_000);

  /** Rows whose text is taken apart. */
  static final Effort TEXTS = new Effort(2_000, 6_000, 10_000);
}

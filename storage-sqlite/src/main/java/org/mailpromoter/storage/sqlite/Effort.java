package org.mailpromoter.storage.sqlite;

/**
 * How many entries a list looks at one by one: few at first, which mostly fills a page; those that
 * an index names as candidates, if they are not too many; or else so many before it ends the page.
 * Measured, so that a page takes some tens of milliseconds while others use the processor.
 *
 * @param first how many at first
 * @param few how many candidates at most
 * @param all how many before the page ends
 */
record Effort(int first, int few, int all) {
  /** Decisions. */
  static final Effort DECISIONS = new Effort(4_000, 6_000, 15_000);

  /** Decisions whose text is taken apart. */
  static final Effort DECISION_TEXTS = new Effort(1_500, 3_500, 5_000);

  /** Decisions that are counted in groups, each of which is read to its sender. */
  static final Effort GROUPS = new Effort(2_500, 2_500, 4_000);

  /** The same, whose text is taken apart. */
  static final Effort GROUP_TEXTS = new Effort(1_500, 1_500, 1_500);

  /** Activities, which have parties. */
  static final Effort ACTIVITIES = new Effort(2_000, 5_000, 12_000);

  /** Activities whose text is put together and taken apart. */
  static final Effort ACTIVITY_TEXTS = new Effort(1_000, 2_000, 3_500);
}

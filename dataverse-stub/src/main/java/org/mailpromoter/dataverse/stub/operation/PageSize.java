package org.mailpromoter.dataverse.stub.operation;

/** The number of rows that an answer has at most. Thread-safe. */
public final class PageSize {
  /** As documented. */
  private static final int USUAL = 5_000;

  private volatile int rows = USUAL;

  /** The documented size. */
  public PageSize() {}

  /** Another size. */
  public void set(int most) {
    rows = most;
  }

  int rows() {
    return rows;
  }
}

package org.mailpromoter.connectors.exchange.ews.call;

/** How much is asked for at once: less after a server found it too much, and slowly more again. */
public final class BatchSize {
  private final int most;
  private int now;

  public BatchSize(int most) {
    this.most = most;
    this.now = most;
  }

  public int now() {
    return now;
  }

  /**
   * It was too much.
   *
   * @param asked how much was asked for
   * @return whether less can be asked for
   */
  boolean shrink(int asked) {
    now = Math.max(1, Math.min(now, asked) / 2);
    return asked > 1;
  }

  /** It was answered. */
  void grow() {
    now = Math.min(most, now + Math.max(1, most / 16));
  }
}

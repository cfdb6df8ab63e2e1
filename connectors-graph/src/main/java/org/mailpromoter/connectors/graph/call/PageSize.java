package org.mailpromoter.connectors.graph.call;

/**
 * How many messages are asked for at once: half after the server found it too much, and slowly more
 * again. Not thread-safe.
 */
public final class PageSize {
  private final int most;
  private int now;

  public PageSize(int most) {
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
  public boolean shrink(int asked) {
    now = Math.max(1, Math.min(now, asked) / 2);
    return asked > 1;
  }

  /** It was answered. */
  public void grow() {
    now = Math.min(most, now + Math.max(1, most / 16));
  }
}

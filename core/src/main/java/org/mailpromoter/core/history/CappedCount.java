package org.mailpromoter.core.history;

/**
 * How many entries a history has, counted with bounded work.
 *
 * @param number how many there are at least
 * @param isExact whether there are no more
 * @since 0.1
 */
public record CappedCount(long number, boolean isExact) {
  /** A count that ends above a limit. */
  public static CappedCount of(long counted, long most) {
    return new CappedCount(Math.min(counted, most), counted <= most);
  }
}

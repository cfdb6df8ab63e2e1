package org.mailpromoter.connectors.exchange.ews.read;

import java.util.Comparator;

/**
 * An item as a folder lists it. Arrivals are ordered by time; those of the same second by their
 * ids, which count upwards behind their common beginning. So the order is the same each time.
 *
 * @param second when it was received, in seconds since 1970; 0 where the server does not say
 * @param id its id
 */
record Arrival(long second, String id) implements Comparable<Arrival> {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final Comparator<Arrival> ORDER =
      Comparator.comparingLong(Arrival::second).thenComparing(Arrival::id, Arrival::compareIds);

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }

  /** Compares the bytes that ids encode as base64. */
  private static int compareIds(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int rank(char c) {
    int digit = BASE64.indexOf(c);
    return digit < 0 ? BASE64.length() + c : digit;
  }
}

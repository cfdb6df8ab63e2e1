package org.mailpromoter.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets the entry that was not used for the longest time. Not thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /**
   * An empty map.
   *
   * @param most the largest number of entries
   */
  public Bounded(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}

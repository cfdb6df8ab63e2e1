package org.mailpromoter.directories.file;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Places by the hash of what is there: eight bytes each, so that a million of them take 8 MB, which
 * as objects take a hundred. Several things may have one hash; whoever asks compares.
 */
final class HashedPlaces {
  /** Places are below this. */
  static final long MOST = 1L << 32;

  private static final long PLACE = MOST - 1;

  private final long[] hashesAndPlaces;
  private int count;

  /** Room for some places. */
  HashedPlaces(int most) {
    this.hashesAndPlaces = new long[most];
  }

  /** Adds a place. */
  void add(int hash, long place) {
    hashesAndPlaces[count++] = ((long) hash << 32) | place;
  }

  /** To be called once all are there. */
  HashedPlaces sorted() {
    Arrays.sort(hashesAndPlaces);
    return this;
  }

  /** The places of a hash, in their order. */
  long[] of(int hash) {
    int from = begin((long) hash << 32);
    int to = end(from);
    long[] places = new long[to - from];
    for (int i = from; i < to; i++) {
      places[i - from] = hashesAndPlaces[i] & PLACE;
    }
    return places;
  }

  private int begin(long key) {
    int found = Arrays.binarySearch(hashesAndPlaces, key);
    return found < 0 ? -found - 1 : found;
  }

  private int end(int from) {
    int to = from;
    while (to < count && hashesAndPlaces[to] >> 32 == hashesAndPlaces[from] >> 32) {
      to++;
    }
    return to;
  }

  /** What is done with places that share a hash. */
  @FunctionalInterface
  interface Shared {
    void places(long[] places);
  }

  /** Goes through the hashes. Those of one place are given alone, which is the usual case. */
  void each(LongConsumer alone, Shared shared) {
    for (int from = 0, to; from < count; from = to) {
      to = end(from);
      if (to == from + 1) {
        alone.accept(hashesAndPlaces[from] & PLACE);
      } else {
        shared.places(Arrays.stream(hashesAndPlaces, from, to).map(each -> each & PLACE).toArray());
      }
    }
  }
}

package org.mailpromoter.core.facts;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers under hashes, in about 20 bytes for each. Texts with the same hash share their numbers,
 * so callers compare what they find. Used by one thread at a time while it grows.
 */
final class NumbersByHash {
  private static final int FEW = 64;

  /** For each place in the table the latest entry of a hash, counted from 1; 0 for none. */
  private int[] latest = new int[2 * FEW];

  private int[] hashes = new int[FEW];
  private int[] numbers = new int[FEW];

  /** For each entry the one before it under the same hash, counted from 1. */
  private int[] before = new int[FEW];

  private int size;
  private int distinct;

  void add(int hash, int number) {
    makeRoom();
    int place = place(hash);
    distinct += latest[place] == 0 ? 1 : 0;
    hashes[size] = hash;
    numbers[size] = number;
    before[size] = latest[place];
    latest[place] = ++size;
  }

  /** The numbers under a hash, the latest first. */
  IntStream under(int hash) {
    return IntStream.iterate(latest[place(hash)], entry -> entry != 0, entry -> before[entry - 1])
        .map(entry -> numbers[entry - 1]);
  }

  /** Where the hash is in the table, or the free place where it would be. */
  private int place(int hash) {
    int mask = latest.length - 1;
    int place = hash & mask;
    while (latest[place] != 0 && hashes[latest[place] - 1] != hash) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void makeRoom() {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
    }
    if (2 * distinct >= latest.length) {
      latest = new int[2 * latest.length];
      for (int entry = 1; entry <= size; entry++) {
        latest[place(hashes[entry - 1])] = entry;
      }
    }
  }
}

package org.mailpromoter.connectors.imap;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.PrimitiveIterator;
import java.util.SortedSet;
import java.util.stream.LongStream;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * UIDs as few ranges, in ascending order: a hundred thousand messages are one range, and a server
 * cannot make us hold what it merely announces.
 */
final class UidRanges {
  private record Range(long first, long last) {
    long count() {
      return last - first + 1;
    }
  }

  private final Deque<Range> ranges = new ArrayDeque<>();
  private long count;

  /** The UIDs of messages, without those of another numbering than the present one. */
  static UidRanges of(Collection<MessageRef> messages, String validity) {
    UidRanges uids = new UidRanges();
    messages.stream()
        .filter(ref -> ref.epoch().equals(validity))
        .mapToLong(ref -> Long.parseLong(ref.id()))
        .sorted()
        .forEach(uid -> uids.add(uid, uid));
    return uids;
  }

  /** Some UIDs, in ascending order. */
  static UidRanges of(SortedSet<Long> uids) {
    UidRanges ranges = new UidRanges();
    uids.forEach(uid -> ranges.add(uid, uid));
    return ranges;
  }

  UidRanges copy() {
    UidRanges copy = new UidRanges();
    copy.ranges.addAll(ranges);
    copy.count = count;
    return copy;
  }

  /** Removes UIDs that are not above a UID. */
  void dropThrough(long uid) {
    while (!ranges.isEmpty() && ranges.getFirst().first() <= uid) {
      Range lowest = ranges.removeFirst();
      count -= lowest.count();
      if (lowest.last() > uid) {
        Range rest = new Range(uid + 1, lowest.last());
        ranges.addFirst(rest);
        count += rest.count();
      }
    }
  }

  /**
   * Adds a range; ranges come in ascending order and UIDs that are not above the last one are
   * ignored.
   */
  void add(long first, long last) {
    Range highest = ranges.peekLast();
    long from = highest == null ? first : Math.max(first, highest.last() + 1);
    if (from > last) {
      return;
    }
    if (highest != null && highest.last() + 1 == from) {
      ranges.removeLast();
      ranges.addLast(new Range(highest.first(), last));
    } else {
      ranges.addLast(new Range(from, last));
    }
    count += last - from + 1;
  }

  long count() {
    return count;
  }

  boolean has(long uid) {
    return ranges.stream().anyMatch(range -> range.first() <= uid && uid <= range.last());
  }

  boolean isEmpty() {
    return count == 0;
  }

  long first() {
    return ranges.getFirst().first();
  }

  long last() {
    return ranges.getLast().last();
  }

  /** Takes the lowest UIDs away. */
  UidRanges take(int limit) {
    UidRanges taken = new UidRanges();
    while (taken.count < limit && !ranges.isEmpty()) {
      Range lowest = ranges.removeFirst();
      long room = limit - taken.count;
      if (lowest.count() > room) {
        ranges.addFirst(new Range(lowest.first() + room, lowest.last()));
        lowest = new Range(lowest.first(), lowest.first() + room - 1);
      }
      taken.add(lowest.first(), lowest.last());
      count -= lowest.count();
    }
    return taken;
  }

  PrimitiveIterator.OfLong iterator() {
    return ranges.stream()
        .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
        .iterator();
  }

  /** As a sequence-set (RFC 9051, 9). */
  @Override
  public String toString() {
    StringBuilder set = new StringBuilder();
    for (Range range : ranges) {
      set.append(set.isEmpty() ? "" : ",").append(range.first());
      if (range.last() > range.first()) {
        set.append(':').append(range.last());
      }
    }
    return set.toString();
  }
}

package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Estimates the memory that messages need during processing, so memory is bounded. Messages are
 * decided and written in portions that stay below a share of the heap; several of them are underway
 * at the same time.
 */
final class Weight {
  private static final long HEAP = Runtime.getRuntime().maxMemory();

  /** Bytes of the headers of one page; they are held until the page is decided. */
  static final long PAGE = Math.max(256 << 10, Math.min(4 << 20, HEAP / 64));

  /** What is decided and written together. */
  static final long PORTION = Math.max(1 << 20, Math.min(32 << 20, HEAP / 16));

  /** A longer header is mostly addresses, each of which becomes several objects. */
  private static final int LONG_HEADER = 8 << 10;

  private static final int OF_ADDRESSES = 12;
  private static final int OF_FIELDS = 2;

  /** Beyond it there are attachments, which are not held in memory, and text that is cut. */
  private static final long MOST_OF_BODY = 4 << 20;

  /**
   * What a message of unknown size is taken for. Few have more text; a heap of 256 MB then takes a
   * page of 200 as one portion.
   */
  private static final long ORDINARY = 64 << 10;

  private Weight() {}

  static long of(Change.OfMessage message) {
    return message instanceof Change.Arrived arrived
        ? ofHeader(arrived.header().length) + ofBody(arrived)
        : OF_FIELDS * 1024L;
  }

  static long ofBody(Change.Arrived message) {
    return message.size() < 0 ? ORDINARY : Math.min(message.size(), MOST_OF_BODY);
  }

  private static long ofHeader(long bytes) {
    return bytes * (bytes > LONG_HEADER ? OF_ADDRESSES : OF_FIELDS);
  }

  /** Stored messages in their order, in portions. */
  static List<Map<MessageRef, byte[]>> portions(Map<MessageRef, byte[]> facts) {
    List<Map<MessageRef, byte[]>> portions = new ArrayList<>();
    for (List<Map.Entry<MessageRef, byte[]>> some :
        portions(List.copyOf(facts.entrySet()), each -> ofHeader(each.getValue().length))) {
      Map<MessageRef, byte[]> portion = new LinkedHashMap<>();
      some.forEach(each -> portion.put(each.getKey(), each.getValue()));
      portions.add(portion);
    }
    return portions;
  }

  /** A list cut into pieces none of which weighs more than a portion, unless it is a single one. */
  static <T> List<List<T>> portions(List<T> all, ToLongFunction<T> weight) {
    List<List<T>> portions = new ArrayList<>();
    int from = 0;
    long held = 0;
    for (int i = 0; i < all.size(); i++) {
      long more = weight.applyAsLong(all.get(i));
      if (i > from && held + more > PORTION) {
        portions.add(all.subList(from, i));
        from = i;
        held = 0;
      }
      held += more;
    }
    if (from < all.size()) {
      portions.add(all.subList(from, all.size()));
    }
    return portions;
  }
}

package org.mailpromoter.sinks.jsonl;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.mailpromoter.core.activity.EventId;

/**
 * A set of ids. Numbers of an installation come nearly without gaps, so ranges hold millions in
 * little memory.
 */
final class EventIds {
  private final Map<String, TreeMap<Long, Long>> lastByFirst = new HashMap<>();

  void add(EventId id) {
    NavigableMap<Long, Long> ranges =
        lastByFirst.computeIfAbsent(id.installation(), unused -> new TreeMap<>());
    long number = id.number();
    if (isIn(ranges, number)) {
      return;
    }
    Entry<Long, Long> before = ranges.floorEntry(number);
    long first = before != null && before.getValue() == number - 1 ? before.getKey() : number;
    Long last = ranges.remove(number + 1);
    ranges.put(first, last == null ? number : last);
  }

  boolean contains(EventId id) {
    NavigableMap<Long, Long> ranges = lastByFirst.get(id.installation());
    return ranges != null && isIn(ranges, id.number());
  }

  private static boolean isIn(NavigableMap<Long, Long> ranges, long number) {
    Entry<Long, Long> at = ranges.floorEntry(number);
    return at != null && at.getValue() >= number;
  }
}

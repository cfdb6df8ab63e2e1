package org.mailpromoter.core.sync;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * What a folder was searched for, and what was found.
 *
 * @param keywords which keywords each message carries, in lower case
 */
record MarksFound(Map<MessageRef, Set<String>> keywords) {
  /** Nothing was searched for, or nothing was found. */
  static final MarksFound NONE = new MarksFound(Map.of());

  /** The messages that carry a keyword. */
  Set<MessageRef> with(String keyword) {
    String sought = keyword.toLowerCase(Locale.ROOT);
    Set<MessageRef> messages = new LinkedHashSet<>();
    keywords.forEach(
        (message, carried) -> {
          if (carried.contains(sought)) {
            messages.add(message);
          }
        });
    return messages;
  }

  /** What was found of some keywords in lower case, apart from some messages. */
  MarksFound of(Set<String> wanted, Set<MessageRef> apartFrom) {
    Map<MessageRef, Set<String>> messages = new LinkedHashMap<>();
    keywords.forEach(
        (message, carried) -> {
          Set<String> both = new LinkedHashSet<>(carried);
          both.retainAll(wanted);
          if (!both.isEmpty() && !apartFrom.contains(message)) {
            messages.put(message, both);
          }
        });
    return new MarksFound(messages);
  }
}

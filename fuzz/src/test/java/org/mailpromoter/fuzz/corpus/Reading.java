package org.mailpromoter.fuzz.corpus;

import java.util.EnumMap;
import java.util.Map;

/** What a reader makes of one message, in the words that both readers use. */
final class Reading {
  private final Map<Aspect, String> values = new EnumMap<>(Aspect.class);

  /** What is compared. */
  enum Aspect {
    FROM,
    FROM_NAME,
    TO,
    CC,
    MESSAGE_ID,
    IN_REPLY_TO,
    REFERENCES,
    DATE,
    SUBJECT,
    ATTACHMENTS,
    TEXT,
    HTML
  }

  Reading with(Aspect aspect, String value) {
    values.put(aspect, value);
    return this;
  }

  String get(Aspect aspect) {
    return values.getOrDefault(aspect, "");
  }
}

package org.mailpromoter.connectors.graph.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The participants of a message, by the names of their members. */
enum Recipients {
  FROM("from"),
  SENDER("sender"),
  TO("toRecipients"),
  CC("ccRecipients"),
  BCC("bccRecipients"),
  REPLY_TO("replyTo");

  private final String member;

  Recipients(String member) {
    this.member = member;
  }

  static Optional<Recipients> of(String member) {
    return Arrays.stream(values()).filter(each -> each.member.equals(member)).findFirst();
  }

  /** Whether there is one at most, which is no list. */
  boolean isOne() {
    return this == FROM || this == SENDER;
  }

  /** An empty list of each. */
  static Map<Recipients, List<Row.Recipient>> none() {
    Map<Recipients, List<Row.Recipient>> none = new EnumMap<>(Recipients.class);
    for (Recipients each : values()) {
      none.put(each, new ArrayList<>(0));
    }
    return none;
  }
}

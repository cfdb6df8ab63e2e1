package org.mailpromoter.connectors.graph.probe;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.read.MapiProperty;

/** What is there of a message; of what it says only lengths. Not thread-safe. */
final class SeenMessage implements Entity {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_VALUE = 1 << 20;
  private static final int MOST = 2_000;

  private final Set<String> fields = new HashSet<>();
  private final Map<Integer, Integer> properties = new HashMap<>();
  private final Set<String> propertyIds = new HashSet<>();
  private String id = "";
  private boolean mail = true;
  private @Nullable Instant received;
  private int conversationIndex;

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "id" -> id = at.text(LONGEST);
      case "@removed" -> mail = false;
      case "isDraft" -> mail = mail && !at.flag();
      case "receivedDateTime" -> received = instant(at.text(100));
      case "conversationIndex" -> conversationIndex = at.text(LONGEST).length();
      case "internetMessageHeaders" -> at.eachItem(this::field);
      case "singleValueExtendedProperties" -> at.eachItem(this::property);
      default -> {}
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void field(JsonAnswer at) throws IOException {
    at.eachMember(
        (name, value) -> {
          if (name.equals("name") && fields.size() < MOST) {
            fields.add(value.text(LONGEST).strip().toLowerCase(Locale.ROOT));
          }
        });
  }

  private void property(JsonAnswer at) throws IOException {
    String[] words = {"", ""};
    at.eachMember(
        (name, value) -> {
          switch (name) {
            case "id" -> words[0] = value.text(LONGEST);
            case "value" -> words[1] = value.text(LONGEST_VALUE);
            default -> {}
          }
        });
    if (!words[1].isBlank() && propertyIds.size() < MOST) {
      propertyIds.add(words[0]);
      properties.put(MapiProperty.tag(words[0]), words[1].length());
    }
  }

  String id() {
    return id;
  }

  /** Whether it is mail that was received, and not a draft or something that is gone. */
  boolean isMail() {
    return mail && received != null;
  }

  @Nullable Instant received() {
    return received;
  }

  boolean hasFields() {
    return !fields.isEmpty();
  }

  /** By its name in lower case. */
  boolean hasField(String name) {
    return fields.contains(name);
  }

  /** The length of the value of a property; 0 without it. */
  int length(int tag) {
    return properties.getOrDefault(tag, 0);
  }

  /** The ids of its properties, as they were answered. */
  Set<String> propertyIds() {
    return propertyIds;
  }

  /** Base64 of 22 bytes is the begin of a conversation; a reply has more (MS-OXOMSG). */
  boolean isReplyByIndex() {
    return conversationIndex > 32;
  }
}

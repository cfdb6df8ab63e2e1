package org.mailpromoter.connectors.graph.read;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** What Graph says of one message, as far as a header can be made of it. Not thread-safe. */
final class Row implements Entity {
  /** Graph's ids have 70 to 200 characters. */
  private static final int LONGEST_ID = 2_000;

  private static final int LONGEST_FIELD = 16 << 10;
  private static final int MOST_RECIPIENTS = 10_000;
  private static final int MOST_CATEGORIES = 1_000;
  private static final int LONGEST_CATEGORY = 255;
  private static final int MOST_HEADERS = 2_000;

  private final int headerCharacters;

  /** Remaining size of lists: a header made from them is cut at the same limit. */
  private int room;

  private String id = "";
  private boolean removed;
  private boolean draft;
  private @Nullable Instant received;
  private @Nullable Instant sent;
  private String subject = "";
  private String messageId = "";
  private String conversationIndex = "";
  private final Map<Recipients, List<Recipient>> recipients = Recipients.none();
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final Set<String> categories = new HashSet<>();
  private String transported = "";
  private String inReplyTo = "";
  private String references = "";
  private long size = -1;

  /**
   * Nothing known yet.
   *
   * @param headerCharacters how much of a header is kept
   */
  Row(int headerCharacters) {
    this.headerCharacters = headerCharacters;
    this.room = headerCharacters;
  }

  /**
   * A participant.
   *
   * @param name display name, possibly empty
   * @param address SMTP address; something else where Exchange knows none
   */
  record Recipient(String name, String address) {}

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "id" -> id = id(at);
      case "@removed" -> removed = true;
      case "isDraft" -> draft = at.flag();
      case "receivedDateTime" -> received = instant(at.text(100));
      case "sentDateTime" -> sent = instant(at.text(100));
      case "subject" -> subject = at.text(LONGEST_FIELD);
      case "internetMessageId" -> messageId = at.text(LONGEST_FIELD);
      case "conversationIndex" -> conversationIndex = at.text(LONGEST_FIELD);
      case "internetMessageHeaders" -> at.eachItem(this::header);
      case "singleValueExtendedProperties" -> at.eachItem(this::property);
      case "categories" -> at.eachItem(each -> category(each.text(LONGEST_CATEGORY)));
      default -> participants(name, at);
    }
  }

  private static String id(JsonAnswer at) {
    String id = at.text(LONGEST_ID + 1);
    return id.length() > LONGEST_ID ? "" : id;
  }

  private void participants(String name, JsonAnswer at) throws IOException {
    Optional<Recipients> kind = Recipients.of(name);
    if (kind.isPresent()) {
      List<Recipient> list = recipients.get(kind.get());
      if (kind.get().isOne()) {
        recipient(at, list);
      } else {
        at.eachItem(each -> recipient(each, list));
      }
    }
  }

  private void recipient(JsonAnswer at, @Nullable List<Recipient> list) throws IOException {
    if (list == null || list.size() >= MOST_RECIPIENTS || room <= 0) {
      return;
    }
    String[] words = {"", ""};
    at.eachMember(
        (name, inside) -> {
          if (name.equals("emailAddress")) {
            inside.eachMember((part, value) -> word(words, part, value));
          }
        });
    room -= words[0].length() + words[1].length();
    list.add(new Recipient(words[0], words[1]));
  }

  private static void word(String[] words, String part, JsonAnswer value) {
    switch (part) {
      case "name" -> words[0] = value.text(LONGEST_FIELD);
      case "address" -> words[1] = value.text(LONGEST_FIELD);
      default -> {}
    }
  }

  private void header(JsonAnswer at) throws IOException {
    if (headers.size() >= MOST_HEADERS || room <= 0) {
      return;
    }
    String[] words = {"", ""};
    at.eachMember(
        (name, value) -> {
          switch (name) {
            case "name" -> words[0] = value.text(LONGEST_FIELD);
            case "value" -> words[1] = value.text(Math.max(1, room));
            default -> {}
          }
        });
    room -= words[0].length() + words[1].length();
    headers.add(Map.entry(words[0], words[1]));
  }

  /** The value may come before the id that says what it is. */
  private void property(JsonAnswer at) throws IOException {
    String[] words = {"", ""};
    at.eachMember(
        (name, value) -> {
          switch (name) {
            case "id" -> words[0] = value.text(200);
            case "value" -> words[1] = value.text(headerCharacters);
            default -> {}
          }
        });
    switch (MapiProperty.tag(words[0])) {
      case MapiProperty.TRANSPORT_HEADERS -> transported = words[1];
      case MapiProperty.IN_REPLY_TO -> inReplyTo = cut(words[1]);
      case MapiProperty.REFERENCES -> references = cut(words[1]);
      case MapiProperty.SIZE -> size = number(words[1]);
      default -> {}
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD);
  }

  private static long number(String text) {
    try {
      return Math.max(-1, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void category(String category) {
    if (categories.size() < MOST_CATEGORIES && !category.isBlank()) {
      categories.add(category.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** With fractions of any length; null if it is not a time. */
  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  String id() {
    return id;
  }

  /**
   * Whether it says that a message is there. Rows of changed messages lack the time of receipt,
   * whatever was asked for; those of messages that left the folder say so; and what a person is
   * still writing is not mail.
   */
  boolean isArrival() {
    return !id.isEmpty() && !removed && !draft && received != null;
  }

  /** Whether a person is still writing it. */
  boolean isDraft() {
    return draft;
  }

  /** Whether it has the header that was transported, in one form or the other. */
  boolean hasHeader() {
    return !headers.isEmpty() || !transported.isBlank();
  }

  /** Whether its header is not whole: Exchange may cut long texts in lists. */
  boolean isHeaderCut() {
    return !transported.isBlank() && !transported.endsWith("\n");
  }

  /** When it was received; when it was sent, where that is not known. */
  Instant received() {
    return received != null ? received : sent != null ? sent : Instant.EPOCH;
  }

  boolean isReceived() {
    return received != null;
  }

  Optional<Instant> sent() {
    return Optional.ofNullable(sent);
  }

  String subject() {
    return subject;
  }

  String messageId() {
    return messageId;
  }

  /** Base64. */
  String conversationIndex() {
    return conversationIndex;
  }

  String inReplyTo() {
    return inReplyTo;
  }

  String references() {
    return references;
  }

  List<Recipient> recipients(Recipients kind) {
    return recipients.getOrDefault(kind, List.of());
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  String transported() {
    return transported;
  }

  /** Bytes of the whole message; -1 when unknown. */
  long size() {
    return size;
  }

  /** In lower case. */
  Set<String> categories() {
    return categories;
  }
}

package org.mailpromoter.connectors.exchange.ews.read;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/**
 * What Exchange knows about one item, as far as a header can be made of it. Items that came from
 * outside have the header as it was transported; items that were sent from this mailbox have none,
 * and only the properties describe them.
 */
final class ItemProperties {
  /** In the order of the schema, as all fields are. */
  private static final List<String> FEW =
      List.of("item:Subject", "item:DateTimeReceived", "item:Size", "item:Categories");

  private static final List<String> FIELDS =
      List.of(
          "item:ItemClass",
          "item:Subject",
          "item:DateTimeReceived",
          "item:Size",
          "item:Categories",
          "item:InReplyTo",
          "item:DateTimeSent",
          "message:Sender",
          "message:ToRecipients",
          "message:CcRecipients",
          "message:BccRecipients",
          "message:ConversationIndex",
          "message:From",
          "message:InternetMessageId",
          "message:References",
          "message:ReplyTo");

  /** PidTagTransportMessageHeaders, PidTagSentRepresentingSmtpAddress, PidTagSenderSmtpAddress. */
  private static final int TRANSPORT_HEADERS = 0x007D;

  private static final int AUTHOR_ADDRESS = 0x5D02;
  private static final int SENDER_ADDRESS = 0x5D01;

  private static final int MOST_RECIPIENTS = 10_000;
  private static final int MOST_CATEGORIES = 1_000;
  private static final int LONGEST_CATEGORY = 255;
  private static final int MOST_HEADERS = 2_000;
  private static final int LONGEST_FIELD = 16 << 10;

  private final int headerCharacters;

  /** Remaining size of lists: a header made from them is cut at the same limit. */
  private int room;

  private String id = "";
  private String itemClass = "";
  private String transportHeaders = "";
  private final List<Map.Entry<String, String>> parsedHeaders = new ArrayList<>();
  private String subject = "";
  private String messageId = "";
  private String inReplyTo = "";
  private String references = "";
  private String conversationIndex = "";
  private final List<Recipient> author = new ArrayList<>();
  private final List<Recipient> sender = new ArrayList<>();
  private final List<Recipient> to = new ArrayList<>();
  private final List<Recipient> cc = new ArrayList<>();
  private final List<Recipient> bcc = new ArrayList<>();
  private final List<Recipient> replyTo = new ArrayList<>();
  private String authorAddress = "";
  private String senderAddress = "";
  private @Nullable Instant sent;
  private @Nullable Instant received;
  private long size;
  private final Set<String> categories = new HashSet<>();

  /**
   * Nothing known yet.
   *
   * @param headerCharacters how much of a transported header is kept
   */
  ItemProperties(int headerCharacters) {
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

  /** How much is asked for. */
  enum Detail {
    /** The header and what it lacks: enough for mail that was transported. */
    BESIDE_A_HEADER {
      @Override
      void ask(XmlRequest properties, HeaderSource source) {
        fields(properties, FEW);
        source.ask(properties);
      }
    },
    /** All of which a header can be made where there is none: three times as much to read. */
    ALL {
      @Override
      void ask(XmlRequest properties, HeaderSource source) {
        fields(properties, FIELDS);
        source.ask(properties);
        extended(properties, AUTHOR_ADDRESS);
        extended(properties, SENDER_ADDRESS);
      }
    };

    abstract void ask(XmlRequest properties, HeaderSource source);
  }

  /** Requests the properties that are read here. */
  static void shape(XmlRequest request, HeaderSource source, Detail detail) {
    request.element(
        "m:ItemShape",
        shape ->
            shape
                .text("t:BaseShape", "IdOnly")
                .element("t:AdditionalProperties", properties -> detail.ask(properties, source)));
  }

  /** Where the transported header is available: servers differ. */
  enum HeaderSource {
    /** As one text, as it was. */
    WHOLE {
      @Override
      void ask(XmlRequest properties) {
        extended(properties, TRANSPORT_HEADERS);
      }
    },
    /** As a list of fields. */
    FIELDS {
      @Override
      void ask(XmlRequest properties) {
        fields(properties, List.of("item:InternetMessageHeaders"));
      }
    };

    abstract void ask(XmlRequest properties);

    HeaderSource other() {
      return this == WHOLE ? FIELDS : WHOLE;
    }
  }

  private static void fields(XmlRequest properties, List<String> names) {
    names.forEach(name -> properties.empty("t:FieldURI", Map.of("FieldURI", name)));
  }

  private static void extended(XmlRequest properties, int tag) {
    properties.empty(
        "t:ExtendedFieldURI",
        Map.of("PropertyTag", String.format("0x%04X", tag), "PropertyType", "String"));
  }

  /** Reads the current item of the answer. */
  void read(XmlAnswer at) throws IOException {
    at.eachChild(name -> property(name, at));
  }

  private void property(String name, XmlAnswer at) throws IOException {
    switch (name) {
      case "ItemId" -> id = Items.id(at);
      case "ItemClass" -> itemClass = at.text(LONGEST_FIELD);
      case "Subject" -> subject = at.text(LONGEST_FIELD);
      case "DateTimeReceived" -> received = instant(at.text());
      case "DateTimeSent" -> sent = instant(at.text());
      case "Size" -> size = number(at.text());
      case "Categories" -> at.eachChild(each -> category(at.text(LONGEST_CATEGORY)));
      case "InternetMessageId" -> messageId = at.text(LONGEST_FIELD);
      case "InReplyTo" -> inReplyTo = at.text(LONGEST_FIELD);
      case "References" -> references = at.text(LONGEST_FIELD);
      case "ConversationIndex" -> conversationIndex = at.text(LONGEST_FIELD);
      case "From" -> one(at, author);
      case "Sender" -> one(at, sender);
      case "ToRecipients" -> many(at, to);
      case "CcRecipients" -> many(at, cc);
      case "BccRecipients" -> many(at, bcc);
      case "ReplyTo" -> many(at, replyTo);
      case "InternetMessageHeaders" -> at.eachChild(each -> parsedHeader(at));
      case "ExtendedProperty" -> extendedProperty(at);
      default -> {}
    }
  }

  private void category(String category) {
    if (categories.size() < MOST_CATEGORIES && !category.isBlank()) {
      categories.add(category.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** The author follows the recipients, however many there are. */
  private static void one(XmlAnswer at, List<Recipient> recipients) throws IOException {
    at.eachChild(each -> recipients.add(recipient(at)));
  }

  private void many(XmlAnswer at, List<Recipient> recipients) throws IOException {
    at.eachChild(
        each -> {
          if (recipients.size() < MOST_RECIPIENTS && room > 0) {
            Recipient next = recipient(at);
            room -= next.name().length() + next.address().length();
            recipients.add(next);
          }
        });
  }

  private static Recipient recipient(XmlAnswer at) throws IOException {
    String[] words = {"", ""};
    at.eachChild(
        part -> {
          switch (part) {
            case "Name" -> words[0] = at.text(LONGEST_FIELD);
            case "EmailAddress" -> words[1] = at.text(LONGEST_FIELD);
            default -> {}
          }
        });
    return new Recipient(words[0], words[1]);
  }

  private void parsedHeader(XmlAnswer at) throws IOException {
    String name = at.attribute("HeaderName");
    if (parsedHeaders.size() < MOST_HEADERS && room > 0) {
      String value = at.text(room);
      room -= name.length() + value.length();
      parsedHeaders.add(Map.entry(name, value));
    }
  }

  private void extendedProperty(XmlAnswer at) throws IOException {
    int[] tag = {0};
    at.eachChild(
        part -> {
          switch (part) {
            case "ExtendedFieldURI" -> tag[0] = tag(at.attribute("PropertyTag"));
            case "Value" -> extendedValue(tag[0], at);
            default -> {}
          }
        });
  }

  private void extendedValue(int tag, XmlAnswer at) throws IOException {
    switch (tag) {
      case TRANSPORT_HEADERS -> transportHeaders = at.text(headerCharacters);
      case AUTHOR_ADDRESS -> authorAddress = at.text(LONGEST_FIELD);
      case SENDER_ADDRESS -> senderAddress = at.text(LONGEST_FIELD);
      default -> {}
    }
  }

  /** Exchange returns {@code 0x7d} for the requested {@code 0x007D}. */
  private static int tag(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** With fractions of any length; empty if it is not a time. */
  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static long number(String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  String id() {
    return id;
  }

  /** The addresses of participants that only Exchange can resolve. */
  Stream<String> internalAddresses() {
    return Stream.of(author(), sender(), to, cc, bcc, replyTo)
        .flatMap(List::stream)
        .map(each -> each.address().strip())
        .filter(AddressBook::isInternal);
  }

  /** In upper case, for example {@code IPM.NOTE}. */
  String itemClass() {
    return itemClass.strip().toUpperCase(Locale.ROOT);
  }

  String transportHeaders() {
    return transportHeaders;
  }

  List<Map.Entry<String, String>> parsedHeaders() {
    return parsedHeaders;
  }

  boolean hasHeaders() {
    return !transportHeaders.isBlank() || !parsedHeaders.isEmpty();
  }

  String subject() {
    return subject;
  }

  String messageId() {
    return messageId;
  }

  String inReplyTo() {
    return inReplyTo;
  }

  String references() {
    return references;
  }

  String conversationIndex() {
    return conversationIndex;
  }

  /** The author; by SMTP address if Exchange knows one. */
  List<Recipient> author() {
    return resolved(author, authorAddress);
  }

  /** The sender who submitted it. */
  List<Recipient> sender() {
    return resolved(sender, senderAddress);
  }

  private static List<Recipient> resolved(List<Recipient> known, String address) {
    boolean internal = !known.isEmpty() && known.get(0).address().indexOf('@') < 0;
    return internal && !address.isBlank()
        ? List.of(new Recipient(known.get(0).name(), address))
        : known;
  }

  List<Recipient> to() {
    return to;
  }

  List<Recipient> cc() {
    return cc;
  }

  List<Recipient> bcc() {
    return bcc;
  }

  List<Recipient> replyTo() {
    return replyTo;
  }

  Optional<Instant> sent() {
    return Optional.ofNullable(sent);
  }

  boolean isReceived() {
    return received != null;
  }

  /** When it was taken in; when it was sent, where that is not known. */
  Instant received() {
    return received != null ? received : sent != null ? sent : Instant.EPOCH;
  }

  long size() {
    return size;
  }

  Set<String> categories() {
    return categories;
  }
}

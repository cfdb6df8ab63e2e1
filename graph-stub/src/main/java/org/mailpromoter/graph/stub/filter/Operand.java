package org.mailpromoter.graph.stub.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.query.Selection;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Address;

/**
 * A property whose values are compared. Text is compared in any case.
 *
 * @param name its name
 * @param order how items are ordered by it
 * @param parsed makes a comparison with a literal
 * @param text its value as text
 */
record Operand(
    String name,
    Comparator<StoredItem> order,
    Function<String, Function<StoredItem, Integer>> parsed,
    Function<StoredItem, String> text) {
  /** Finds a property. */
  static Operand of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "receiveddatetime", "createddatetime" -> instant(name, StoredItem::received);
      case "sentdatetime" -> instant(name, StoredItem::sent);
      case "lastmodifieddatetime" -> instant(name, item -> item.stamp().modified());
      case "isread" -> flag(name, item -> item.marks().read());
      case "isdraft" -> flag(name, item -> item.marks().draft());
      case "hasattachments" -> flag(name, item -> item.content().attachments());
      case "importance" -> text(name, item -> item.marks().importance().name());
      case "subject" -> text(name, item -> item.mail().subject().orElse(""));
      case "internetmessageid" -> text(name, item -> item.mail().field("Message-ID").orElse(""));
      case "from/emailaddress/address", "sender/emailaddress/address" ->
          text(name, item -> first(item, Address::address));
      case "from/emailaddress/name", "sender/emailaddress/name" ->
          text(name, item -> first(item, Address::name));
      case "parentfolderid" ->
          text(name, item -> Ids.ofFolder(item.place().mailbox(), item.folder()));
      default -> throw Selection.unknown(name, "message");
    };
  }

  private static String first(StoredItem item, Function<Address, String> part) {
    return item.mail().addresses("From").stream().findFirst().map(part).orElse("");
  }

  private static Operand instant(String name, Function<StoredItem, Instant> value) {
    return of(name, value, Operand::instant);
  }

  private static Operand flag(String name, Function<StoredItem, Boolean> value) {
    return of(name, value, Boolean::valueOf);
  }

  private static Operand text(String name, Function<StoredItem, String> value) {
    UnaryOperator<String> small = each -> each.toLowerCase(Locale.ROOT);
    return of(name, value.andThen(small), small);
  }

  private static <T extends Comparable<? super T>> Operand of(
      String name, Function<StoredItem, T> value, Function<String, T> literal) {
    return new Operand(
        name,
        Comparator.comparing(value),
        text -> {
          T wanted = literal.apply(text);
          return item -> value.apply(item).compareTo(wanted);
        },
        item -> value.apply(item).toString());
  }

  private static Instant instant(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw GraphException.badRequest("Invalid filter clause: '" + text + "' is not a date.");
    }
  }

  /** Compares with a literal. */
  Predicate<StoredItem> compared(Comparison comparison, String literal) {
    Function<StoredItem, Integer> comparing = parsed.apply(literal);
    return item -> comparison.holds(comparing.apply(item));
  }
}

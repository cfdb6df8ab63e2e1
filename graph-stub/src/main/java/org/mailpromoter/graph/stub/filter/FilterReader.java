package org.mailpromoter.graph.stub.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.mailpromoter.graph.stub.message.ExtendedProperties;
import org.mailpromoter.graph.stub.query.Expansion;
import org.mailpromoter.graph.stub.query.ExtendedId;
import org.mailpromoter.graph.stub.store.StoredItem;

/** Reads the language of $filter as far as clients of mail use it. Not thread-safe. */
final class FilterReader {
  private final FilterWords words;
  private final List<String> properties = new ArrayList<>();

  FilterReader(String text) {
    this.words = new FilterWords(text);
  }

  Filter read() {
    Predicate<StoredItem> test = or();
    words.end();
    return new Filter(test, properties);
  }

  private Predicate<StoredItem> or() {
    Predicate<StoredItem> left = and();
    while (words.accept("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<StoredItem> and() {
    Predicate<StoredItem> left = unary();
    while (words.accept("and")) {
      left = left.and(unary());
    }
    return left;
  }

  private Predicate<StoredItem> unary() {
    if (words.accept("not")) {
      return unary().negate();
    }
    if (words.accept("(")) {
      Predicate<StoredItem> inner = or();
      words.need(")");
      return inner;
    }
    String name = words.next();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "categories/any" -> category();
      case "singlevalueextendedproperties/any" -> extended();
      case "startswith", "endswith", "contains" -> function(name.toLowerCase(Locale.ROOT));
      default -> comparison(name);
    };
  }

  /** {@code categories/any(c:c eq 'X')}; Exchange compares in any case. */
  private Predicate<StoredItem> category() {
    properties.add("categories");
    words.need("(");
    String variable = words.next();
    words.need(":");
    words.need(variable);
    words.need("eq");
    String wanted = words.literal();
    words.need(")");
    return item -> item.marks().categories().stream().anyMatch(wanted::equalsIgnoreCase);
  }

  /** {@code singleValueExtendedProperties/any(e:e/id eq 'String 0x1035' and e/value eq '..')}. */
  private Predicate<StoredItem> extended() {
    properties.add(Expansion.NAME);
    words.need("(");
    String variable = words.next();
    words.need(":");
    words.need(variable + "/id");
    words.need("eq");
    ExtendedId id = ExtendedId.of(words.literal());
    words.need("and");
    words.need(variable + "/value");
    words.need("eq");
    String wanted = words.literal();
    words.need(")");
    return item -> ExtendedProperties.valueOf(id, item).filter(wanted::equals).isPresent();
  }

  private Predicate<StoredItem> function(String name) {
    words.need("(");
    Operand operand = operand(words.next());
    words.need(",");
    String wanted = words.literal().toLowerCase(Locale.ROOT);
    words.need(")");
    return switch (name) {
      case "startswith" -> item -> operand.text().apply(item).startsWith(wanted);
      case "endswith" -> item -> operand.text().apply(item).endsWith(wanted);
      default -> item -> operand.text().apply(item).contains(wanted);
    };
  }

  private Predicate<StoredItem> comparison(String name) {
    Operand operand = operand(name);
    Comparison comparison = Comparison.of(words.next()).orElseThrow(words::invalid);
    return operand.compared(comparison, words.literal());
  }

  private Operand operand(String name) {
    properties.add(name);
    return Operand.of(name);
  }
}

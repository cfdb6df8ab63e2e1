package org.mailpromoter.exchange.stub.operation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.StoredItem;

/** What items must be like. */
interface Restriction {
  /** Returns whether an item is like that. */
  boolean meets(StoredItem item);

  /** The restriction of a request; without one, everything is found. */
  static Restriction of(Optional<Element> restriction, Set<Quirk> quirks) {
    boolean refused =
        quirks.contains(Quirk.NO_SEARCH)
            || (quirks.contains(Quirk.NO_RESTRICTIONS) && restriction.isPresent())
            || (quirks.contains(Quirk.CATEGORIES_NOT_COMPARED)
                && restriction.filter(each -> comparesCategories(each.only())).isPresent());
    if (refused) {
      throw EwsError.of("ErrorInvalidRestriction", "E-3225: invalid Contains property type");
    }
    return restriction.map(each -> expression(each.only())).orElse(item -> true);
  }

  private static boolean comparesCategories(Element e) {
    return switch (e.name()) {
      case "Exists" -> false;
      case "FieldURI" -> e.attribute("FieldURI").equals("item:Categories");
      default -> e.children().stream().anyMatch(Restriction::comparesCategories);
    };
  }

  private static Restriction expression(Element e) {
    return switch (e.name()) {
      case "And" -> {
        List<Restriction> all = parts(e);
        yield item -> all.stream().allMatch(each -> each.meets(item));
      }
      case "Or" -> {
        List<Restriction> all = parts(e);
        yield item -> all.stream().anyMatch(each -> each.meets(item));
      }
      case "Not" -> {
        Restriction inner = expression(e.only());
        yield item -> !inner.meets(item);
      }
      case "Exists" -> {
        Property property = Property.of(e.only());
        yield item -> !property.values(item).isEmpty();
      }
      case "Contains" -> contains(e);
      case "IsEqualTo" -> compared(e, sign -> sign == 0);
      case "IsNotEqualTo" -> {
        Restriction equal = compared(e, sign -> sign == 0);
        yield item -> !equal.meets(item);
      }
      case "IsGreaterThan" -> compared(e, sign -> sign > 0);
      case "IsGreaterThanOrEqualTo" -> compared(e, sign -> sign >= 0);
      case "IsLessThan" -> compared(e, sign -> sign < 0);
      case "IsLessThanOrEqualTo" -> compared(e, sign -> sign <= 0);
      default ->
          throw EwsError.of(
              "ErrorUnsupportedQueryFilter", "The query filter " + e.name() + " is unsupported.");
    };
  }

  private static List<Restriction> parts(Element e) {
    return e.children().stream().map(Restriction::expression).toList();
  }

  /** A property of many values meets it where one of them does. */
  private static Restriction compared(Element e, IntPredicate wanted) {
    Property property = Property.of(e.only());
    Element other = e.need("FieldURIOrConstant").only();
    return item -> {
      String right =
          other.name().equals("Constant")
              ? other.attribute("Value")
              : Property.of(other).values(item).stream().findFirst().orElse("");
      return property.values(item).stream()
          .anyMatch(left -> wanted.test(Property.ORDER.compare(left, right)));
    };
  }

  private static Restriction contains(Element e) {
    Property property = Property.of(e.only());
    boolean exact = e.attribute("ContainmentComparison").equals("Exact");
    String constant = folded(e.need("Constant").attribute("Value"), exact);
    BiPredicate<String, String> mode = mode(e.attribute("ContainmentMode"));
    return item ->
        property.values(item).stream().anyMatch(each -> mode.test(folded(each, exact), constant));
  }

  private static String folded(String text, boolean exact) {
    return exact ? text : text.toLowerCase(Locale.ROOT);
  }

  private static BiPredicate<String, String> mode(String name) {
    return switch (name) {
      case "FullString" -> String::equals;
      case "Prefixed", "PrefixOnWords" -> String::startsWith;
      default -> String::contains;
    };
  }
}

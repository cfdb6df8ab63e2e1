package org.mailpromoter.connectors.exchange.ews;

import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;

/** Pages of what is found: FindFolder and FindItem. */
final class Paging {
  private Paging() {}

  /** The attributes of a page of a request. */
  static Map<String, String> from(int offset, int most) {
    return Map.of(
        "MaxEntriesReturned", String.valueOf(most),
        "Offset", String.valueOf(offset),
        "BasePoint", "Beginning");
  }

  /** Whether the page at which an answer stands is the last. */
  static boolean isLast(XmlAnswer at) {
    return !at.attribute("IncludesLastItemInRange").equals("false");
  }

  /** Where the page after it begins. */
  static int next(XmlAnswer at, int otherwise) {
    String offset = at.attribute("IndexedPagingOffset");
    boolean number = !offset.isEmpty() && offset.length() < 10;
    return number && offset.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(offset)
        : otherwise;
  }
}

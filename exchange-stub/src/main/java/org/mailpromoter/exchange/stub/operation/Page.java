package org.mailpromoter.exchange.stub.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.Xml;

/**
 * A page of what was found.
 *
 * @param rows what is on it
 * @param next the offset of the next page
 * @param total how many there are in all
 */
record Page<T>(List<T> rows, int next, int total) {
  /** EWSFindCountLimit of an Exchange server as it is installed. */
  private static final int LIMIT = 1000;

  static <T> Page<T> of(List<T> all, Optional<Element> view) {
    int offset = view.map(each -> number(each.attribute("Offset"), 0)).orElse(0);
    int most = view.map(each -> number(each.attribute("MaxEntriesReturned"), LIMIT)).orElse(LIMIT);
    boolean fromEnd = view.filter(each -> each.attribute("BasePoint").equals("End")).isPresent();
    List<T> ordered = new ArrayList<>(all);
    if (fromEnd) {
      Collections.reverse(ordered);
    }
    int from = Math.min(offset, ordered.size());
    int to = Math.min(ordered.size(), from + Math.min(most, LIMIT));
    List<T> rows = new ArrayList<>(ordered.subList(from, to));
    if (fromEnd) {
      Collections.reverse(rows);
    }
    return new Page<>(rows, to, ordered.size());
  }

  private static int number(String text, int otherwise) {
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  /**
   * Writes the paging attributes.
   *
   * @param endless whether to hide where the pages end
   */
  void attributes(Xml xml, boolean endless) {
    if (!endless) {
      xml.attribute("IndexedPagingOffset", String.valueOf(next));
    }
    xml.attribute("TotalItemsInView", String.valueOf(total));
    xml.attribute("IncludesLastItemInRange", String.valueOf(next >= total && !endless));
  }
}

package org.mailpromoter.connectors.graph.read;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.http.AnswerTooLargeException;

/**
 * A page of messages, or of changes of messages. Rows may be repeated and come in any order. Not
 * thread-safe.
 */
final class MessagePage implements Entity {
  /** Far more than any page size that is asked for. */
  private static final int MOST_ROWS = 2_000;

  private static final int LONGEST_LINK = (32 << 10) + 1; // longer ones are refused

  private final int headerBytes;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int count;
  private String nextLink = "";
  private String deltaLink = "";

  /**
   * An empty page.
   *
   * @param headerBytes how much of a header is kept
   */
  MessagePage(int headerBytes) {
    this.headerBytes = headerBytes;
  }

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "value" -> at.eachItem(this::row);
      case "@odata.nextLink" -> nextLink = at.text(LONGEST_LINK);
      case "@odata.deltaLink" -> deltaLink = at.text(LONGEST_LINK);
      default -> {}
    }
  }

  private void row(JsonAnswer at) throws IOException {
    count++;
    if (count > MOST_ROWS) {
      throw new AnswerTooLargeException("a page has more than " + MOST_ROWS + " messages");
    }
    Row row = new Row(headerBytes);
    at.eachMember(row::member);
    Row known = rows.get(row.id());
    if (known == null || !known.isArrival()) {
      rows.put(row.id(), row);
    }
  }

  /** Whether nothing at all is on it. */
  boolean isEmpty() {
    return count == 0;
  }

  /** The messages that are there, each once, the oldest first; else in the server's order. */
  List<Row> arrivals() {
    return rows.values().stream()
        .filter(Row::isArrival)
        .sorted(Comparator.comparing(Row::received))
        .toList();
  }

  /** All rows in the order in which they came, also of what is no mail. */
  List<Row> all() {
    return List.copyOf(rows.values());
  }

  /** Where the next page is; empty on the last one. */
  String nextLink() {
    return nextLink;
  }

  /** Where later changes are; empty on all pages but the last one. */
  String deltaLink() {
    return deltaLink;
  }
}

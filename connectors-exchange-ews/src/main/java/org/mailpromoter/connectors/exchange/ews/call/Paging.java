package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;

/**
 * Reads the pages of a search (FindFolder and FindItem). It ends with the page that the server
 * calls the last, beyond the number of rows that the server reported, and after a page that brings
 * nothing new. Not thread-safe.
 */
public final class Paging {
  /** The server's own limit for what one search may find at once. */
  private static final int PAGE = 1_000;

  private static final int MOST_PAGES = 1_000;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private Set<String> before = new HashSet<>();
  private Set<String> rows = new HashSet<>();
  private boolean last;
  private int pages;
  private int begun;
  private int offset;
  private int total = UNKNOWN;
  private int came;

  /** Whether there is another page to ask for. */
  public boolean hasNext() {
    return !last && pages < MOST_PAGES && offset < total;
  }

  /** The attributes of the page to ask for. */
  public Map<String, String> next() {
    before = rows;
    rows = new HashSet<>();
    pages++;
    begun = offset;
    return Map.of(
        "MaxEntriesReturned", String.valueOf(PAGE),
        "Offset", String.valueOf(offset),
        "BasePoint", "Beginning");
  }

  /** Reads the attributes of the current page of an answer. */
  public void begin(XmlAnswer at) throws IOException {
    last = !at.attribute("IncludesLastItemInRange").equals("false");
    total = number(at.attribute("TotalItemsInView"), UNKNOWN);
    offset = number(at.attribute("IndexedPagingOffset"), offset);
  }

  private static int number(String text, int otherwise) {
    boolean number = !text.isEmpty() && text.length() < 10;
    return number && text.chars().allMatch(Character::isDigit) ? Integer.parseInt(text) : otherwise;
  }

  /** A row is on the page. */
  public void row(String id) {
    rows.add(id);
  }

  /** The page is over. */
  public void end() {
    offset = offset > begun ? offset : begun + rows.size();
    last |= before.containsAll(rows);
    came += rows.size();
  }

  /** The total number of rows; if the server does not report it, the number received so far. */
  public int size() {
    return total == UNKNOWN ? came : total;
  }
}

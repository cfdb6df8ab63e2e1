package org.mailpromoter.connectors.graph.send;

import java.io.IOException;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** A message: its id, and whether it is on its way. Graph has no member for the latter. */
final class Row implements Entity {
  /** Asks for the flags of the message (MS-OXCMSG 2.2.1.6). */
  static final String PROGRESS =
      "$select=id,isDraft&$expand="
          + Links.query("singleValueExtendedProperties($filter=id eq 'Integer 0x0E07')");

  private static final int LONGEST_ID = 2_000;

  /** It was handed to the mail flow. */
  private static final long SUBMITTED = 4;

  private String id = "";
  private boolean isTaken;

  @Override
  public void member(String name, JsonAnswer at) throws IOException {
    switch (name) {
      case "id" -> id = at.text(LONGEST_ID);
      case "isDraft" -> isTaken |= at.text(5).equals("false");
      case "singleValueExtendedProperties" ->
          at.eachItem(property -> property.eachMember(this::flags));
      default -> {}
    }
  }

  private void flags(String name, JsonAnswer at) {
    if (name.equals("value")) {
      long flags = at.number();
      isTaken |= flags > 0 && (flags & SUBMITTED) != 0;
    }
  }

  /** Its id; empty if none came. */
  String id() {
    return id;
  }

  /** Whether it is on its way, or no draft any more. */
  boolean isTaken() {
    return isTaken;
  }
}

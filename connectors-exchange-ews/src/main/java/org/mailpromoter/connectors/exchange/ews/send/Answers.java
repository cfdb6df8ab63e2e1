package org.mailpromoter.connectors.exchange.ews.send;

import java.io.IOException;
import java.util.List;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.http.sending.Draft;

/** The answers to the requests of sending. */
final class Answers {
  private static final int MOST_ROWS = 1_000;

  private Answers() {}

  /** The items of a page that was found. */
  static void rows(String name, XmlAnswer at, List<Draft> found) throws IOException {
    if (name.equals("RootFolder")) {
      at.eachChild(part -> items(part, at, found));
    }
  }

  /** The items in an element of this name. */
  static void items(String name, XmlAnswer at, List<Draft> found) throws IOException {
    if (name.equals("Items")) {
      at.eachChild(kind -> at.eachChild(part -> item(part, at, found)));
    }
  }

  private static void item(String part, XmlAnswer at, List<Draft> found) throws IOException {
    if (part.equals("ItemId") && found.size() < MOST_ROWS) {
      String id = Items.id(at);
      if (!id.isEmpty()) {
        found.add(new Draft(id, at.attribute("ChangeKey")));
      }
    }
  }

  /** Whether an item is on its way, or no draft any more. */
  static boolean isTaken(String name, XmlAnswer at) throws IOException {
    boolean[] taken = {false};
    if (name.equals("Items")) {
      at.eachChild(
          kind ->
              at.eachChild(
                  part -> {
                    switch (part) {
                      case "IsSubmitted" -> taken[0] |= isTrue(at);
                      case "IsDraft" -> taken[0] |= !isTrue(at);
                      default -> {}
                    }
                  }));
    }
    return taken[0];
  }

  private static boolean isTrue(XmlAnswer at) throws IOException {
    String text = at.text().strip();
    return text.equals("true") || text.equals("1");
  }
}

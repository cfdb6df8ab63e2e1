package org.mailpromoter.connectors.exchange.ews.call;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlException;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;

/** Ids of items and folders, as requests and answers carry them. */
public final class Items {
  /** Those of Exchange have 150 to 500. */
  private static final int LONGEST_ID = 4 << 10;

  private Items() {}

  /** Writes the ids of items. */
  public static void ids(XmlRequest list, List<String> ids) {
    ids.forEach(id -> list.empty("t:ItemId", Map.of("Id", id)));
  }

  /** Asks for id and categories only. */
  public static void withCategories(XmlRequest shape) {
    shape
        .text("t:BaseShape", "IdOnly")
        .element(
            "t:AdditionalProperties",
            properties -> properties.empty("t:FieldURI", Map.of("FieldURI", "item:Categories")));
  }

  /** The id of an item or a folder if the answer is at one. */
  public static Optional<String> id(String name, XmlAnswer at) throws IOException {
    boolean one = name.equals("ItemId") || name.equals("FolderId");
    return Optional.of(one ? id(at) : "").filter(id -> !id.isEmpty());
  }

  /** The id in the current element of the answer. */
  public static String id(XmlAnswer at) throws IOException {
    String id = at.attribute("Id");
    if (id.length() > LONGEST_ID) {
      throw new XmlException("an id has more than " + LONGEST_ID + " characters");
    }
    return id;
  }

  /** The id of the current item of an answer, found among its children. */
  public static String idOf(XmlAnswer at) throws IOException {
    String[] id = {""};
    at.eachChild(part -> id(part, at).ifPresent(found -> id[0] = found));
    return id[0];
  }
}

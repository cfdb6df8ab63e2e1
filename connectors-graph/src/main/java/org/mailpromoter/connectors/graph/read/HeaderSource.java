package org.mailpromoter.connectors.graph.read;

import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.server.Reading;

/**
 * Where the headers of a folder come from. Graph has them as a list, which comes with changes too,
 * and as one text, which does not; both are always read the same way in one folder, so that a
 * header is the same each time.
 */
enum HeaderSource {
  /** The list of fields; the text where there is no list. */
  FIELDS("internetMessageHeaders,", MapiProperty.OF_HEADERS),
  /** The text, and the size with it. */
  TEXT("", MapiProperty.ALL);

  private static final String SELECT =
      "categories,conversationIndex,sentDateTime,receivedDateTime,isDraft,subject,from,sender,"
          + "replyTo,toRecipients,ccRecipients,bccRecipients,internetMessageId";

  private final String select;
  private final String expand;

  HeaderSource(String more, String expand) {
    this.select = "$select=id," + more + SELECT;
    this.expand = "$expand=" + Links.query(expand);
  }

  static HeaderSource of(Reading reading) {
    return switch (reading) {
      case DELTA -> FIELDS;
      case LIST -> TEXT;
    };
  }

  /** The members, for requests that cannot have more. */
  String select() {
    return select;
  }

  /** The members and the properties of Exchange. */
  String whole() {
    return select + "&" + expand;
  }
}

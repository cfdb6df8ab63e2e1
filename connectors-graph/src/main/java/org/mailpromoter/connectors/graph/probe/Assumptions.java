package org.mailpromoter.connectors.graph.probe;

import org.mailpromoter.spi.probe.Assumption;

/**
 * What the connector assumes and the documentation of Graph leaves open, or what people reported to
 * differ from it. The sentences name nothing of a mailbox.
 */
final class Assumptions {
  static final Assumption DELTA =
      new Assumption(
          "delta",
          "Graph lists the changes of a folder (delta).",
          "The inbox is read by its changes: new mail and its headers in one request a page.",
          "Folders are read by the time of receipt. Mail that is moved into one and is older than three"
              + " days is not noticed.");

  static final Assumption HEADERS_IN_DELTA =
      new Assumption(
          "headers-in-delta",
          "Changes bring the header fields of new mail where they are selected.",
          "A page of new mail is one request.",
          "Headers are read in batches of twenty, ten more requests for 200 messages. Nothing to"
              + " configure.");

  static final Assumption PAGE_SIZE =
      new Assumption(
          "page-size-of-delta",
          "Changes come in pages of the size that is asked for (odata.maxpagesize).",
          "A page of changes has as many messages as page-size says.",
          "A first reading takes more requests. Nothing is lost.");

  static final Assumption REPEATED_LINK =
      new Assumption(
          "repeated-link",
          "The same link of changes gives the same page again.",
          "A page that was interrupted is read again as it was.",
          "A page that was interrupted may come back with other messages: known ones are recognized, and"
              + " missing ones are found when the last days are looked through.");

  static final Assumption EXPAND_IN_DELTA =
      new Assumption(
          "expand-in-delta",
          "Changes can bring properties of Exchange ($expand).",
          "The connector does not use it. Sizes could come with changes: tell us.",
          "The connector does not use it; a size is not known before a message is read.");

  static final Assumption CREATED_ONLY =
      new Assumption(
          "created-with-moves",
          "Changes of the type created include mail that was moved into the folder.",
          "The connector asks for all types.",
          "nothing, the connector asks for all types of changes.");

  static final Assumption LIST_ORDER =
      new Assumption(
          "order-of-lists",
          "A list keeps the order that is asked for ($orderby).",
          "Sent items can be read by the time of receipt.",
          "Sent items with more than one page cannot be read by the time of receipt, and fail with"
              + " graph/protocol-violation. Tell us.");

  static final Assumption WHOLE_HEADERS =
      new Assumption(
          "whole-headers-in-lists",
          "A list brings the whole header that was transported (0x007D).",
          "A page that is read by time is one request with its headers.",
          "Headers that are cut in lists are read again in batches of twenty.");

  static final Assumption PROPERTY_IDS =
      new Assumption(
          "property-ids",
          "Properties of Exchange are answered under the id that was asked for.",
          "Ids are compared as numbers all the same.",
          "Ids are compared as numbers. Nothing to configure.");

  static final Assumption HEADER_ADDRESSES =
      new Assumption(
          "addresses-in-headers",
          "The header fields of received mail have From and To.",
          "Headers are taken as they are.",
          "From, Sender, To and Cc are written from the members of the message.");

  static final Assumption SENT_HEADERS =
      new Assumption(
          "headers-of-sent-mail",
          "Sent mail has the header that was transported.",
          "Headers of sent mail are taken as they are.",
          "Headers of sent mail are made from members and properties. Nothing to configure.");

  static final Assumption SENT_THREADS =
      new Assumption(
          "threads-of-sent-mail",
          "Sent replies name what they answer (0x1042 or 0x1039).",
          "A sent reply belongs to its conversation by In-Reply-To and References.",
          "A sent reply belongs to its conversation by its conversation index only.");

  private Assumptions() {}
}

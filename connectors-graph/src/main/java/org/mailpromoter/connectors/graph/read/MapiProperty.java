package org.mailpromoter.connectors.graph.read;

/**
 * Properties of Exchange for which Graph has no member (MS-OXPROPS). Graph writes their ids anew in
 * answers, {@code Long 0xe08} for {@code LONG 0x0E08}, so they are compared as numbers.
 */
public final class MapiProperty {
  /** PidTagTransportMessageHeaders: the header as it was transported. */
  public static final int TRANSPORT_HEADERS = 0x007D;

  /** PidTagInReplyToId. */
  public static final int IN_REPLY_TO = 0x1042;

  /** PidTagInternetReferences. */
  public static final int REFERENCES = 0x1039;

  /** PidTagMessageSize. */
  public static final int SIZE = 0x0E08;

  private static final String WITHOUT_SIZE =
      "id eq 'String 0x007D' or id eq 'String 0x1042' or id eq 'String 0x1039'";

  /** Asks for what a header needs. */
  static final String OF_HEADERS = expand(WITHOUT_SIZE);

  /** Asks for that and for the size. */
  static final String ALL = expand(WITHOUT_SIZE + " or id eq 'Long 0x0E08'");

  private MapiProperty() {}

  /** Asks for the properties of a filter. */
  public static String expand(String filter) {
    return "singleValueExtendedProperties($filter=" + filter + ")";
  }

  /** The number in an id such as {@code String 0x7d}; 0 if it has none. */
  public static int tag(String id) {
    String number = id.substring(id.lastIndexOf(' ') + 1);
    try {
      return Integer.decode(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

package org.mailpromoter.dataverse.stub.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.dataverse.stub.json.ODataError;

/** Bodies of the type multipart/mixed. One character is one byte in here. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,\\s]+)\"?");
  private static final Pattern HEAD_END = Pattern.compile("\\r?\\n\\r?\\n");

  private Multipart() {}

  /**
   * Headers by their names in lower case, and what follows them.
   *
   * @param first the line before the headers, in an HTTP message
   */
  record Part(String first, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  static boolean is(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
  }

  /** The parts of a body. */
  static List<Part> parts(String contentType, String body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw ODataError.payload("The Content-Type of the batch has no boundary.");
    }
    String line = "--" + boundary.group(1);
    List<Part> parts = new ArrayList<>();
    int at = body.indexOf(line);
    while (at >= 0 && !body.startsWith("--", at + line.length())) {
      int from = body.indexOf('\n', at) + 1;
      int next = body.indexOf("\n" + line, from - 1);
      if (next < 0) {
        throw ODataError.payload("The batch ends without its boundary.");
      }
      parts.add(message(body.substring(from, Math.max(from, next)), false));
      at = next + 1;
    }
    return parts;
  }

  /** An HTTP message: its first line, headers, and body. */
  static Part message(String text, boolean withFirstLine) {
    String whole = text.stripLeading();
    Matcher end = HEAD_END.matcher(whole);
    boolean has = end.find();
    String head = has ? whole.substring(0, end.start()) : whole;
    String body = has ? whole.substring(end.end()) : "";
    String[] lines = head.split("\\r?\\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = withFirstLine ? 1 : 0; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    return new Part(withFirstLine ? lines[0] : "", headers, body.strip());
  }
}

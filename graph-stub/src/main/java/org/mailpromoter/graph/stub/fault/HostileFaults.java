package org.mailpromoter.graph.stub.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers that no honest service gives and that a client must survive.
 *
 * @since 0.1
 */
public final class HostileFaults {
  private static final Pattern LINK = Pattern.compile("\"@odata\\.(?:next|delta)Link\":\"[^\"]*\"");
  private static final String JSON = "application/json";

  private HostileFaults() {}

  /** The regular answer, whose link leads to another page, wherever that is. */
  public static Fault nextLink(String url) {
    return (exchange, regular) -> {
      String body = new String(regular.bytes(), StandardCharsets.UTF_8);
      String link = "\"@odata.nextLink\":\"" + url + "\"";
      Matcher found = LINK.matcher(body);
      String changed =
          found.find()
              ? found.replaceFirst(Matcher.quoteReplacement(link))
              : body.substring(0, body.lastIndexOf('}')) + "," + link + "}";
      GraphFaults.send(exchange, 200, JSON, changed.getBytes(StandardCharsets.UTF_8));
    };
  }

  /** The regular answer, which says that the next page is this one: pages without end. */
  public static Fault endlessPages() {
    return (exchange, regular) -> {
      String scheme = regular.root().getScheme() + "://" + regular.root().getAuthority();
      URI own = exchange.getRequestURI();
      nextLink(
              scheme
                  + own.getRawPath()
                  + (own.getRawQuery() == null ? "" : "?" + own.getRawQuery()))
          .answer(exchange, regular);
    };
  }

  /** A page whose first row has a subject of so many bytes. */
  public static Fault hugePage(long bytes) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      out.write("{\"value\":[{\"id\":\"AAMk\",\"subject\":\"".getBytes(StandardCharsets.UTF_8));
      fill(out, bytes);
      out.write("\"}]}".getBytes(StandardCharsets.UTF_8));
      exchange.close();
    };
  }

  private static void fill(OutputStream out, long bytes) throws IOException {
    byte[] piece = new byte[1 << 16];
    Arrays.fill(piece, (byte) 'x');
    for (long left = bytes; left > 0; left -= piece.length) {
      out.write(piece, 0, (int) Math.min(left, piece.length));
    }
  }

  /** JSON that is nested so deeply. */
  public static Fault nested(int depth) {
    return GraphFaults.answer(
        200, JSON, "{\"value\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
  }
}

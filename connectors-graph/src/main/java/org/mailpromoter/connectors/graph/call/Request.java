package org.mailpromoter.connectors.graph.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to Graph.
 *
 * @param method of HTTP
 * @param target path below the root with the query, as in {@code /me/messages?$top=1}; or a whole
 *     link that {@link Links} admitted
 * @param headers in addition to those of every request
 * @param body JSON; empty for none; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // made once, sent, never compared
public record Request(String method, String target, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  /** Copies the headers. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** Reads something. */
  public static Request get(String target) {
    return new Request("GET", target, Map.of(), NOTHING);
  }

  /** Sends JSON. */
  public static Request send(String method, String target, byte[] body) {
    return new Request(method, target, Map.of("Content-Type", "application/json"), body);
  }

  /** The same request with a further header. */
  public Request with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Request(method, target, more, body);
  }
}

package org.mailpromoter.dataverse.stub.operation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailpromoter.dataverse.stub.error.ODataError;
import org.mailpromoter.dataverse.stub.json.Json;

/**
 * An answer. Immutable.
 *
 * @param status of HTTP
 * @param headers without those of the transport
 * @param body possibly empty; one character is one byte
 */
public record Reply(int status, Map<String, String> headers, String body) {
  private static final String JSON = "application/json; odata.metadata=minimal";

  /** Copies the map. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** JSON. */
  public static Reply json(int status, Object tree) {
    return new Reply(
        status, Map.of("Content-Type", JSON, "OData-Version", "4.0"), text(Json.write(tree)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The body as it is sent. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Nothing but headers. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of("OData-Version", "4.0"), "");
  }

  /** An error. */
  public static Reply error(ODataError error) {
    return json(
        error.status(), Map.of("error", Map.of("code", error.code(), "message", error.words())));
  }

  /** The same with a header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }
}

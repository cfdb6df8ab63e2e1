package org.mailpromoter.dataverse.stub.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.mailpromoter.dataverse.stub.json.Json;

/** Errors of Dataverse itself. */
public final class DataverseFaults {
  private static final String JSON = "application/json; odata.metadata=minimal";

  private DataverseFaults() {}

  /** An error with a code and words. */
  public static Fault error(int status, String code, String message) {
    byte[] body = Json.write(Map.of("error", Map.of("code", code, "message", message)));
    return HttpFaults.answer(status, JSON, new String(body, StandardCharsets.UTF_8));
  }

  /** Too many requests in five minutes. */
  public static Fault throttled(Duration wait) {
    Fault error =
        error(
            429,
            "0x80072322",
            "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
      error.answer(exchange, regular);
    };
  }

  /** The security role of the user lacks a privilege. */
  public static Fault missingPrivilege(String privilege) {
    return error(
        403,
        "0x80040220",
        "Principal user is missing " + privilege + " privilege on OTC=4202 for entity 'email'.");
  }

  /** JSON of many nested lists. */
  public static Fault deeplyNested(int levels) {
    return HttpFaults.answer(200, JSON, "{\"value\":" + "[".repeat(levels));
  }
}

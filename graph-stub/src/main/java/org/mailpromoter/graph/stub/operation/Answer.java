package org.mailpromoter.graph.stub.operation;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.json.Json;

/** An answer. Immutable, as far as nobody changes its bytes. */
public final class Answer {
  /** The content type of JSON as Graph writes it. */
  public static final String JSON =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;"
          + "charset=utf-8";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Shape shape;

  private Answer(int status, Map<String, String> headers, byte[] body, Shape shape) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.shape = shape;
  }

  /** JSON of a shape. */
  public static Answer json(int status, Shape shape, Json.Content content) {
    return new Answer(status, Map.of("Content-Type", JSON), Json.bytes(content), shape);
  }

  /** Bytes that are not JSON. */
  public static Answer bytes(String type, byte[] body) {
    return new Answer(200, Map.of("Content-Type", type), body, Shape.none());
  }

  /** No content. */
  public static Answer empty() {
    return new Answer(204, Map.of(), new byte[0], Shape.none());
  }

  /** Something that will be done. */
  public static Answer accepted() {
    return new Answer(202, Map.of(), new byte[0], Shape.none());
  }

  /** An error, with the id that the client gave to its request. */
  public static Answer refused(Refusal refusal, String clientRequestId) {
    Answer error =
        json(
            refusal.status(),
            Shape.none(),
            json -> {
              json.writeStartObject();
              json.writeObjectPropertyStart("error");
              json.writeStringProperty("code", refusal.code());
              json.writeStringProperty("message", refusal.message());
              json.writeObjectPropertyStart("innerError");
              json.writeStringProperty("date", date());
              json.writeStringProperty("request-id", UUID.randomUUID().toString());
              json.writeStringProperty("client-request-id", clientRequestId);
              json.writeEndObject();
              json.writeEndObject();
              json.writeEndObject();
            });
    Answer answer = error;
    for (Map.Entry<String, String> each : refusal.headers().entrySet()) {
      answer = answer.with(each.getKey(), each.getValue());
    }
    return answer;
  }

  /** Without a zone, as Graph writes it. */
  private static String date() {
    return Instant.now().toString().substring(0, 19);
  }

  /** The same with one more header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, shape);
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** The headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body, not to be changed. */
  public byte[] body() {
    return body;
  }

  /** What the body is. */
  public Shape shape() {
    return shape;
  }

  /** Returns whether the body is JSON. */
  public boolean isJson() {
    return headers.getOrDefault("Content-Type", "").startsWith("application/json");
  }
}

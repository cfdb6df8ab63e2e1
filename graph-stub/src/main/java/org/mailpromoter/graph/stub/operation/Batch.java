package org.mailpromoter.graph.stub.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.json.Json;
import tools.jackson.core.JsonGenerator;

/** Up to twenty requests in one. */
public final class Batch {
  private static final int MOST = 20;

  private Batch() {}

  /** Answers a part. */
  public interface Parts {
    /** Answers a request; whatever goes wrong is an answer too. */
    Answer answer(Ask ask);
  }

  /** The answer to one part. */
  private record Reply(String id, Answer answer) {}

  /** Answers a batch. */
  public static Answer answer(Call call, Parts parts) {
    List<Object> requests = Json.asList(call.body().getOrDefault("requests", List.of()));
    if (requests.isEmpty() || requests.size() > MOST) {
      throw GraphException.badRequest(
          "Number of batch request steps must be between 1 and " + MOST + ".");
    }
    List<Reply> replies = new ArrayList<>(replies(requests, parts));
    if (call.quirks().contains(Quirk.REVERSED_BATCH)) {
      Collections.reverse(replies);
    }
    return Answer.json(200, Shape.none(), json -> write(json, replies));
  }

  private static List<Reply> replies(List<Object> requests, Parts parts) {
    Map<String, Integer> statuses = new HashMap<>();
    List<Reply> replies = new ArrayList<>();
    for (Object each : requests) {
      Map<String, Object> request = Json.asObject(each);
      String id = text(request, "id");
      Answer answer =
          hasFailed(request, statuses) ? dependencyFailed() : parts.answer(ask(request));
      if (statuses.put(id, answer.status()) != null) {
        throw GraphException.badRequest("Duplicate request id found: " + id);
      }
      replies.add(new Reply(id, answer));
    }
    return replies;
  }

  private static String text(Map<String, Object> request, String name) {
    if (!(request.get(name) instanceof String text) || text.isEmpty()) {
      throw GraphException.badRequest("Batch request needs '" + name + "' in every step.");
    }
    return text;
  }

  private static boolean hasFailed(Map<String, Object> request, Map<String, Integer> statuses) {
    return Json.asList(request.getOrDefault("dependsOn", List.of())).stream()
        .anyMatch(each -> statuses.getOrDefault(String.valueOf(each), 400) >= 400);
  }

  private static Answer dependencyFailed() {
    return Answer.refused(
        Refusal.of(424, "FailedDependency", "A request that this one depends on failed."), "");
  }

  private static Ask ask(Map<String, Object> request) {
    String url = text(request, "url");
    Map<String, String> headers = new TreeMap<>();
    Json.asObject(request.getOrDefault("headers", Map.of()))
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    Object body = request.get("body");
    byte[] bytes = body == null ? new byte[0] : Json.bytes(json -> Json.write(json, body));
    return new Ask(text(request, "method"), url.startsWith("/") ? url : "/" + url, headers, bytes);
  }

  private static void write(JsonGenerator json, List<Reply> replies) {
    json.writeStartObject();
    json.writeArrayPropertyStart("responses");
    for (Reply each : replies) {
      json.writeStartObject();
      json.writeStringProperty("id", each.id());
      json.writeNumberProperty("status", each.answer().status());
      json.writeObjectPropertyStart("headers");
      each.answer().headers().forEach(json::writeStringProperty);
      json.writeEndObject();
      body(json, each.answer());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What is not JSON is a text in Base64. */
  private static void body(JsonGenerator json, Answer answer) {
    if (answer.isJson()) {
      json.writeName("body");
      json.writeRawValue(new String(answer.body(), StandardCharsets.UTF_8));
    } else if (answer.body().length > 0) {
      json.writeName("body");
      json.writeBinary(answer.body());
    }
  }
}

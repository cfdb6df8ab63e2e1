package org.mailpromoter.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mailpromoter.api.ContractCheck.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request made from the contract, right or spoiled in one of twenty ways.
 *
 * @param who who sends it
 * @param isSpoiled whether something was made wrong on purpose
 */
record SpoiledRequest(
    String who,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    boolean isSpoiled) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Texts that programs have stumbled over. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\u202e\u2066bidi",
          "\ud800",
          "%00",
          "%",
          "../../etc/passwd",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "-1",
          "0",
          "1",
          "9223372036854775807",
          "99999999999999999999999",
          "1e999",
          "user:ben",
          "contact:tom",
          "anna",
          "ben",
          "ANNA",
          "\r\nX-Injected: yes",
          "üöä 漢字 🙂",
          "x".repeat(300));

  static SpoiledRequest of(Operation operation, ContractCheck contract, Random random) {
    int way = random.nextInt(23);
    String who = way == 0 ? odd(random, List.of("", "nobody", "anna", "auditor")) : "admin";
    if (random.nextInt(5) == 0) {
      who = "anna";
    }
    String path = path(operation, contract, random, way) + query(operation, contract, random, way);
    Map<String, String> headers = headers(operation, random, way);
    String body = body(operation, random, way, headers);
    return new SpoiledRequest(who, operation.method(), path, headers, body, way < 20);
  }

  private static String odd(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String path(Operation operation, ContractCheck contract, Random random, int way) {
    String path = operation.path();
    for (JsonNode each : contract.root().get("paths").get(path).path("parameters")) {
      JsonNode parameter = contract.resolve(each);
      String value = way == 1 ? odd(random, ODD) : example(parameter, random);
      path = path.replace("{" + parameter.get("name").asString() + "}", segment(value));
    }
    return path;
  }

  private static String segment(String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.isEmpty() ? "%20" : encoded;
  }

  private static String example(JsonNode parameter, Random random) {
    String name = parameter.get("name").asString();
    return switch (name) {
      case "decision", "activity", "number" -> String.valueOf(1 + random.nextInt(4));
      case "id", "mailbox" -> odd(random, List.of("anna", "ben", "support", "nobody"));
      case "account" -> odd(random, List.of("anna", "maria"));
      default -> parameter.path("example").asString("x");
    };
  }

  private static String query(Operation operation, ContractCheck contract, Random random, int way) {
    List<String> pairs = new ArrayList<>();
    for (JsonNode each : operation.node().path("parameters")) {
      JsonNode parameter = contract.resolve(each);
      if (parameter.get("in").asString().equals("query") && random.nextInt(3) == 0) {
        String value = way == 2 ? odd(random, ODD) : value(parameter, random);
        pairs.add(encoded(parameter.get("name").asString(), value));
      }
    }
    if (way == 3) {
      pairs.add(encoded(odd(random, ODD), odd(random, ODD)));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String value(JsonNode parameter, Random random) {
    JsonNode words = parameter.path("schema").path("enum");
    return words.isArray()
        ? words.get(random.nextInt(words.size())).asString()
        : parameter.path("example").isArray()
            ? parameter.path("example").get(0).asString()
            : parameter.path("example").asString("x");
  }

  private static String encoded(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(Operation operation, Random random, int way) {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonNode content = operation.node().path("requestBody").path("content");
    if (!content.isEmpty()) {
      headers.put("Content-Type", content.propertyNames().iterator().next());
    }
    if (operation.node().get("responses").has("428")) {
      headers.put(
          "If-Match", way == 4 ? odd(random, List.of("", "\"x\"", "*, *", "W/\"x\"")) : "*");
    }
    if (way == 5) {
      headers.put(
          "Content-Type",
          odd(random, List.of("", "text/plain", "application/x-www-form-urlencoded", "x/y;z")));
    }
    headers.put("Prefer", odd(random, List.of("", "wait=20", "wait=999")));
    if (way == 6) {
      headers.put("Last-Event-ID", odd(random, List.of("x", "-1", "99999999999999999999")));
    }
    return headers;
  }

  private static String body(
      Operation operation, Random random, int way, Map<String, String> headers) {
    JsonNode content = operation.node().path("requestBody").path("content");
    if (content.isEmpty()) {
      return way == 7 ? "{\"x\": 1}" : "";
    }
    JsonNode example = content.iterator().next().get("example");
    if (example.isString()) {
      return way < 20 && way > 6 ? damaged(example.asString(), random) : example.asString();
    }
    return spoiled((ObjectNode) example.deepCopy(), random, way);
  }

  private static String spoiled(ObjectNode body, Random random, int way) {
    List<String> names = new ArrayList<>(body.propertyNames());
    String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    switch (way) {
      case 7 -> body.remove(name);
      case 8 -> body.put("extra", 1);
      case 9 -> body.put(name, random.nextLong());
      case 10 -> body.put(name, odd(random, ODD));
      case 11 -> body.put(name, random.nextBoolean());
      case 12 -> body.putNull(name);
      case 13 -> body.set(name, JSON.createArrayNode().add(odd(random, ODD)).add(1).addNull());
      case 14 -> body.set(name, JSON.createObjectNode().put(odd(random, ODD), odd(random, ODD)));
      case 15 -> body.put(name, "x".repeat(1 << 20));
      case 16 -> body.put(name, 1.5e300);
      default -> {
        return raw(body.toString(), name, random, way);
      }
    }
    return body.toString();
  }

  private static String raw(String body, String name, Random random, int way) {
    return switch (way) {
      case 17 -> body.substring(0, body.length() - 1) + ",\"" + name + "\":1,\"" + name + "\":2}";
      case 18 -> "{\"" + name + "\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
      case 19 -> damaged(body, random);
      default -> body;
    };
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(3) && damaged.length() > 0; i++) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, odd(random, ODD));
        default -> damaged.setCharAt(at, (char) random.nextInt(0x250));
      }
    }
    return damaged.toString();
  }

  String shown() {
    String start = body.substring(0, Math.min(300, body.length()));
    return who + " " + method + " " + path + " " + headers + " " + start;
  }
}

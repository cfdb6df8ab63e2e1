package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.api.ContractCheck.Operation;
import org.mailpromoter.api.World.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Calls every operation with the examples of the contract, and in each way in which it is refused:
 * without a login, without a scope, while the storage is closed, with wrong input, about what does
 * not exist, without a version and with an old one.
 */
final class ContractSweep {
  private static final Map<String, String> ASYNC = Map.of("Prefer", "respond-async");

  /** What exists in the world, where the contract has other examples. */
  private static final Map<String, String> EXISTING =
      Map.ofEntries(
          Map.entry("christopher", "anna"),
          Map.entry("contact:tom", "account:acme"),
          Map.entry("tom@northwind.example", "info@acme.example"));

  private final World world;
  private final ContractCheck contract;
  private final Map<String, String> mails = new HashMap<>();
  private String decision = "";
  private String activity = "";
  private String token = "";
  private String session = "";

  ContractSweep(World world) {
    this.world = world;
    this.contract = world.contract;
  }

  void run() throws Exception {
    assertThat(world.post("/sync", "{\"mailboxes\": [\"anna\", \"ben\"]}").status()).isEqualTo(200);
    world.post("/sync", "{\"mailboxes\": [\"lost\"]}"); // so that there is an alert
    String acme =
        "{\"id\": \"account:acme\", \"addresses\": [\"info@acme.example\", \"b@acme.example\"]}";
    assertThat(world.post("/records", acme).status()).isEqualTo(200);
    account("anna", "user");
    account("boss", "administrator");
    token = made("{\"label\": \"export\", \"scopes\": [\"read:status\"]}");
    session = world.session("maria");
    decision = first("/messages?sender=berg", "decision");
    activity = first("/activities", "id");
    for (String each : List.of("sendNow", "cancelOutgoing", "resolveOutgoing")) {
      mails.put(each, sent());
    }
    world.doubt(Long.parseLong(mails.get("resolveOutgoing")));
    contract.operations().forEach(this::refusals);
    world.whileClosed(
        () -> contract.operations().forEach(each -> expect(each, "admin", Map.of(), 503)));
    contract.operations().stream()
        .filter(each -> declares(each, 202) && !each.name().matches("cancelJob|sendMail"))
        .forEach(this::asynchronously);
    successes();
    conflicts();
    tooMuchForOneAnswer();
  }

  private String sent() {
    Answer taken = world.post("/outgoing", "{\"from\": \"anna\", \"to\": [\"tom@home.example\"]}");
    return new ObjectMapper().readTree(taken.body()).get("outgoing").asString();
  }

  private void account(String name, String role) {
    String body =
        "{\"id\": \"%s\", \"role\": \"%s\", \"password\": \"words to remember\"}"
            .formatted(name, role);
    assertThat(world.post("/accounts", body).status()).isEqualTo(200);
  }

  private String made(String body) {
    return new ObjectMapper().readTree(world.post("/api-tokens", body).body()).get("id").asString();
  }

  private String first(String path, String member) {
    return new ObjectMapper()
        .readTree(world.get(path).body())
        .get("items")
        .get(0)
        .get(member)
        .asString();
  }

  private boolean declares(Operation operation, int status) {
    return operation.node().get("responses").has(String.valueOf(status));
  }

  private void refusals(Operation operation) {
    expect(operation, "", Map.of(), 401);
    expect(operation, "nobody", Map.of(), 403);
    if (declares(operation, 428)) {
      expect(operation, "admin", Map.of(), 428);
      expect(operation, "admin", Map.of("If-Match", "\"old\""), 412);
    }
    if (declares(operation, 400)) {
      wrong(operation);
    }
    if (declares(operation, 404)) {
      missing(operation);
    }
    if (declares(operation, 413)) {
      String text = "\"" + "x".repeat(JsonBody.LARGEST) + "\"";
      String large = "{\"x\": [" + String.join(",", Collections.nCopies(13, text)) + "]}";
      Answer answer = send(operation, path(operation), "admin", Map.of(), large);
      assertThat(answer.status()).as(operation.name()).isEqualTo(413);
    }
  }

  private void wrong(Operation operation) {
    boolean json = body(operation, "application/json").isPresent();
    Answer answer =
        json
            ? send(operation, path(operation), "admin", Map.of(), "{\"nonsense\": 1}")
            : send(
                operation,
                path(operation) + "?nonsense=1",
                "admin",
                type(operation),
                text(operation));
    assertThat(answer.status()).as(operation.name() + answer).isEqualTo(400);
  }

  private void missing(Operation operation) {
    Map<String, String> bodies =
        Map.ofEntries(
            Map.entry("retry", "{\"user\": \"nobody\"}"),
            Map.entry("whatIf", "{\"track\": [{\"owner\": \"user:nobody\", \"track\": 0}]}"),
            Map.entry(
                "resolveAddress", "{\"address\": \"a@x.example\", \"record\": \"user:nobody\"}"),
            Map.entry("sync", "{\"mailboxes\": [\"nobody\"]}"),
            Map.entry("retrySinks", "{\"event\": 99999}"),
            Map.entry("replaySink", "{\"sink\": \"nobody\", \"since\": \"7d\"}"),
            Map.entry("takeToken", "{\"from\": \"nobody\"}"),
            Map.entry("sendMail", "{\"from\": \"nobody\", \"to\": [\"a@x.example\"]}"),
            Map.entry("doneAlert", "{\"about\": \"nobody\"}"),
            Map.entry("muteAlert", "{\"about\": \"nobody\", \"until\": \"3d\"}"),
            Map.entry("reopenAlert", "{\"about\": \"nobody\"}"),
            Map.entry(
                "makeApiToken",
                "{\"label\": \"x\", \"scopes\": [\"read:status\"], \"name\": \"nobody\"}"));
    String path = operation.path().replaceAll("\\{[^}]*}", "99999");
    if (operation.name().equals("explainMessageId")) {
      path += "?message=99999";
    }
    if (operation.name().equals("recordSent")) {
      path += "?regarding=user:nobody";
    }
    Map<String, String> headers = new LinkedHashMap<>(type(operation));
    headers.put("If-Match", "*");
    Answer answer =
        send(
            operation,
            path,
            "admin",
            headers,
            bodies.getOrDefault(operation.name(), text(operation)));
    assertThat(answer.status()).as(operation.name() + answer).isEqualTo(404);
  }

  private void asynchronously(Operation operation) {
    Map<String, String> headers = new LinkedHashMap<>(type(operation));
    headers.putAll(ASYNC);
    String body = operation.name().equals("importRecords") ? text(operation) : harmless(operation);
    String path = path(operation);
    if (operation.name().equals("trackMessage")) {
      path = "/messages/" + first("/messages?sender=eve", "decision") + "/track";
    }
    Answer answer = send(operation, path, "admin", headers, body);
    assertThat(answer.status()).as(operation.name() + answer).isEqualTo(202);
    String id = new ObjectMapper().readTree(answer.body()).get("job").asString();
    try {
      world.jobs.find(id).orElseThrow().await(Duration.ofSeconds(60));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body that changes nothing that a later step needs. */
  private String harmless(Operation operation) {
    return switch (operation.name()) {
      case "erase" -> "{\"address\": \"unknown@nowhere.example\"}";
      case "retry" -> "{\"decisions\": [" + decision + "]}";
      case "backUp" -> "{\"file\": \"a.db\"}";
      case "sync" -> "{\"mailboxes\": [\"anna\"]}";
      default -> text(operation);
    };
  }

  private static final Map<String, Integer> SPECIAL = Map.of("recordSent", 201, "sendMail", 202);
  private static final List<String> FIRST =
      List.of("addRecord", "showRecord", "activateRecord", "removeAddress");
  private static final List<String> LAST = List.of("trackMessage", "removeAccount", "erase");

  private void successes() {
    List<Operation> all = contract.operations();
    FIRST.forEach(
        name -> all.stream().filter(each -> each.name().equals(name)).forEach(this::success));
    all.stream()
        .filter(each -> !FIRST.contains(each.name()) && !LAST.contains(each.name()))
        .filter(each -> !each.name().matches("showJob|cancelJob"))
        .forEach(this::success);
    LAST.forEach(
        name -> all.stream().filter(each -> each.name().equals(name)).forEach(this::success));
    jobs();
  }

  private void success(Operation operation) {
    Map<String, String> headers = new LinkedHashMap<>(type(operation));
    headers.put("If-Match", "*");
    String path = path(operation);
    if (operation.name().equals("explainMessageId")) {
      path += "?message=%3Cquestion@home.example%3E";
    }
    String body = operation.name().equals("erase") ? harmless(operation) : text(operation);
    body = operation.name().equals("sync") ? harmless(operation) : body;
    Map<String, String> keyed = new LinkedHashMap<>(headers);
    if (takesKey(operation)) {
      keyed.put(Repeatable.HEADER, operation.name());
    }
    Answer answer = send(operation, path, "admin", keyed, body);
    int expected = SPECIAL.getOrDefault(operation.name(), 200);
    assertThat(answer.status()).as(operation.name() + answer).isEqualTo(expected);
    if (takesKey(operation)) {
      repeated(operation, path, keyed, body, answer);
    }
    if (expected == 201) {
      assertThat(send(operation, path, "admin", headers, body).status()).isEqualTo(200);
    }
  }

  private boolean takesKey(Operation operation) {
    for (JsonNode each : operation.node().path("parameters")) {
      if (contract.resolve(each).get("name").asString().equals(Repeatable.HEADER)) {
        return true;
      }
    }
    return false;
  }

  /** What the contract says of keys holds for each operation that takes one. */
  private void repeated(
      Operation operation, String path, Map<String, String> keyed, String body, Answer first) {
    Answer again = send(operation, path, "admin", keyed, body);
    assertThat(again.status()).as(operation.name() + again).isEqualTo(first.status());
    assertThat(again.body()).as(operation.name()).isEqualTo(first.body());
    Answer other = send(operation, path, "admin", keyed, body + " ");
    assertThat(other.status()).as(operation.name() + other).isEqualTo(409);
    assertThat(other.body()).as(operation.name()).contains("key-used");
  }

  private void jobs() {
    String id = first("/jobs", "job");
    assertThat(world.get("/jobs/" + id).status()).isEqualTo(200);
    assertThat(world.call("admin", "DELETE", "/jobs/" + id, Map.of(), "").status()).isEqualTo(202);
  }

  private void conflicts() {
    String promoted = first("/messages?outcome=promoted", "decision");
    Map<String, String> requests =
        Map.of(
            "/messages/" + promoted + "/retry",
            "{}",
            "/messages/" + promoted + "/track",
            "{}",
            "/retry",
            "{\"decisions\": [" + promoted + "]}",
            "/records",
            "{\"id\": \"user:anna\", \"addresses\": [\"a@x.example\"]}",
            "/alerts/mute",
            "{\"about\": \"lost\", \"code\": \"file/missing\", \"until\": \"2020-01-01\"}",
            "/accounts",
            "{\"id\": \"boss\", \"role\": \"user\", \"password\": \"words to remember\"}",
            "/api-tokens",
            "{\"label\": \"x\", \"scopes\": [\"admin\"], \"name\": \"boss\"}");
    requests.forEach(this::refused);
    refused("/token", "{\"from\": \"anna\", \"signed\": true}");
    refused("/outgoing", "{\"from\": \"ben\", \"to\": [\"tom@home.example\"]}");
    String canceled = "/outgoing/" + mails.get("cancelOutgoing");
    refused(canceled + "/send-now", "");
    refused("/outgoing/" + mails.get("resolveOutgoing") + "/cancel", "");
    refused(canceled + "/resolve", "{\"as\": \"sent\"}");
    ofTheLastAdministrator("PATCH", "/accounts/boss", "{\"role\": \"user\"}");
    ofTheLastAdministrator("DELETE", "/accounts/boss", "");
    ofTheLastAdministrator("PUT", "/accounts/boss/password", "{\"password\": \"short\"}");
  }

  private void refused(String path, String body) {
    Answer answer = world.post(path, body);
    assertThat(answer.status()).as(path + answer).isEqualTo(409);
  }

  /** A report that is not made while somebody waits for it. */
  private void tooMuchForOneAnswer() throws Exception {
    world.decide(10_001);
    Answer answer = world.get("/reports?since=30d");
    assertThat(answer.status()).as("" + answer).isEqualTo(409);
  }

  private void ofTheLastAdministrator(String method, String path, String body) {
    Answer answer = world.call("admin", method, path, Map.of("If-Match", "*"), body);
    assertThat(answer.status()).as(method + " " + path + answer).isEqualTo(409);
  }

  private void expect(Operation operation, String who, Map<String, String> headers, int status) {
    Map<String, String> all = new LinkedHashMap<>(type(operation));
    all.putAll(headers);
    Answer answer = send(operation, path(operation), who, all, text(operation));
    assertThat(answer.status()).as(operation.name() + answer).isEqualTo(status);
  }

  private Answer send(
      Operation operation, String path, String who, Map<String, String> headers, String body) {
    return world.call(who, operation.method(), path, headers, body);
  }

  /** The path with the examples of its parameters. */
  private String path(Operation operation) {
    String path = operation.path();
    for (JsonNode each : contract.root().get("paths").get(operation.path()).path("parameters")) {
      JsonNode parameter = contract.resolve(each);
      path = path.replace("{" + parameter.get("name").asString() + "}", example(parameter));
    }
    path =
        path.startsWith("/outgoing/1")
            ? path.replace("/1", "/" + mails.getOrDefault(operation.name(), "1"))
            : path;
    return path.startsWith("/queues/") ? path.replace("anna", "support") : path;
  }

  private String example(JsonNode parameter) {
    String example = parameter.get("example").asString();
    return switch (parameter.get("name").asString()) {
      case "decision" -> decision.isEmpty() ? example : decision;
      case "token" -> token.isEmpty() ? example : token;
      case "session" -> session.isEmpty() ? example : session;
      case "activity" -> activity.isEmpty() ? example : activity;
      default -> EXISTING.getOrDefault(example, example);
    };
  }

  private Optional<JsonNode> body(Operation operation, String type) {
    JsonNode content = operation.node().path("requestBody").path("content");
    return content.has(type) ? Optional.of(content.get(type)) : Optional.empty();
  }

  private Map<String, String> type(Operation operation) {
    JsonNode content = operation.node().path("requestBody").path("content");
    return content.isEmpty()
        ? Map.of()
        : Map.of("Content-Type", content.propertyNames().iterator().next());
  }

  /** The example of the body, about what exists here. */
  private String text(Operation operation) {
    JsonNode content = operation.node().path("requestBody").path("content");
    if (content.isEmpty()) {
      return "";
    }
    JsonNode example = content.iterator().next().get("example");
    String text = example.isString() ? example.asString() : example.toString();
    for (Map.Entry<String, String> each : EXISTING.entrySet()) {
      text = example.isString() ? text : text.replace(each.getKey(), each.getValue());
    }
    return text;
  }
}

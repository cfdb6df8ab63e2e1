package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailpromoter.access.Entry;
import org.mailpromoter.web.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Holds requests and answers against the contract, and notes which of its statuses were met. */
final class ContractCheck {
  private static final String HOME = "https://mailpromoter.example/openapi.json";

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Set<String> met = new TreeSet<>();
  private final Map<String, String> typesOfCodes = new HashMap<>();
  private final JsonNode root;
  private final SchemaRegistry registry;

  /** An operation of the contract. */
  record Operation(String method, String path, JsonNode node) {
    String name() {
      return node.get("operationId").asString();
    }

    boolean fits(String otherMethod, String otherPath) {
      String pattern = path.replaceAll("\\{[^}]*}", "[^/]+");
      return method.equals(otherMethod) && otherPath.matches(pattern);
    }
  }

  ContractCheck(Api api) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Contract.answer().writeTo(bytes);
    String text = bytes.toString(StandardCharsets.UTF_8);
    root = new ObjectMapper().readTree(text);
    registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(HOME, text)));
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(each -> !each.getKey().equals("parameters"))
                    .forEach(each -> add(each.getKey(), path.getKey(), each.getValue())));
    assertThat(names(api.routes()))
        .as("each route has an operation and the reverse")
        .isEqualTo(operations.keySet());
  }

  private void add(String method, String path, JsonNode node) {
    String upper = method.toUpperCase(Locale.ROOT);
    operations.put(upper + " " + path, new Operation(upper, path, node));
  }

  private static Set<String> names(List<Route<Entry>> routes) {
    Set<String> names = new TreeSet<>();
    routes.forEach(each -> names.add(each.method() + " " + path(each)));
    return names;
  }

  private static String path(Route<Entry> route) {
    return route.template().toString().substring(Api.PREFIX.length());
  }

  List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  JsonNode root() {
    return root;
  }

  /** Follows a reference within the contract. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
  }

  /** The operation of a request; paths without parameters win. */
  Optional<Operation> operation(String method, String path) {
    String plain = path.split("\\?", 2)[0];
    Operation exact = operations.get(method + " " + plain);
    return exact != null
        ? Optional.of(exact)
        : operations.values().stream().filter(each -> each.fits(method, plain)).findFirst();
  }

  /** Holds a request and its answer against the contract. */
  void hold(
      String method, String path, Map<String, String> headers, String body, World.Answer answer) {
    Optional<Operation> operation = operation(method, path);
    String what = method + " " + path + " -> " + answer;
    assertThat(answer.status()).as(what).isLessThan(500 + 4).isNotEqualTo(500).isNotEqualTo(502);
    if (operation.isEmpty()) {
      assertThat(answer.status()).as(what).isIn(404, 405);
      return;
    }
    JsonNode node = operation.get().node();
    String status = String.valueOf(answer.status());
    boolean declared = node.get("responses").has(status);
    if (declared) {
      met.add(operation.get().name() + " " + status);
    } else {
      assertThat(answer.status()).as("not declared: " + what).isGreaterThanOrEqualTo(400);
    }
    JsonNode response = resolve(node.get("responses").get(declared ? status : "default"));
    String type = answer.header("Content-Type").split(";", 2)[0];
    assertThat(response.get("content").has(type)).as("content type: " + what).isTrue();
    if (type.endsWith("json")) {
      holdJson(schemaOf(operation.get(), status, declared, type), answer.body(), what);
    }
    if (type.equals("application/problem+json")) {
      holdCode(answer.body(), what);
    }
    if (answer.status() < 300 && body.startsWith("{")) {
      String pointer =
          "/paths/"
              + escaped(operation.get().path())
              + "/"
              + method.toLowerCase(Locale.ROOT)
              + "/requestBody/content/application~1json/schema";
      holdJson(pointer, body, "accepted although the contract forbids it: " + body + " " + what);
    }
  }

  /** A program that knows the code of a problem knows its type, too. */
  private void holdCode(String problem, String what) {
    JsonNode node = new ObjectMapper().readTree(problem);
    String type = node.get("type").asString();
    String known = typesOfCodes.putIfAbsent(node.get("code").asString(), type);
    assertThat(known == null ? type : known).as("one code, one type: " + what).isEqualTo(type);
  }

  private String schemaOf(Operation operation, String status, boolean declared, String type) {
    String key = declared ? status : "default";
    String here =
        "/paths/"
            + escaped(operation.path())
            + "/"
            + operation.method().toLowerCase(Locale.ROOT)
            + "/responses/"
            + key;
    JsonNode response = operation.node().get("responses").get(key);
    String at = response.has("$ref") ? response.get("$ref").asString().substring(1) : here;
    return at + "/content/" + escaped(type) + "/schema";
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void holdJson(String pointer, String json, String what) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode() || node.isEmpty()) {
      return;
    }
    String target = node.has("$ref") ? node.get("$ref").asString().substring(1) : pointer;
    Schema schema =
        schemas.computeIfAbsent(
            target, each -> registry.getSchema(SchemaLocation.of(HOME + "#" + each)));
    List<String> errors = new ArrayList<>();
    schema.validate(json, InputFormat.JSON).forEach(each -> errors.add(each.toString()));
    assertThat(errors).as(what).isEmpty();
  }

  /** The statuses that the contract declares and no request has met. */
  Set<String> notMet() {
    Set<String> all = new TreeSet<>();
    operations
        .values()
        .forEach(
            each ->
                each.node().get("responses").propertyNames().stream()
                    .filter(status -> !status.equals("default"))
                    .forEach(status -> all.add(each.name() + " " + status)));
    all.removeAll(met);
    return all;
  }
}

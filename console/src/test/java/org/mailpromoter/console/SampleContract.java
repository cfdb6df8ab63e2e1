package org.mailpromoter.console;

import java.util.List;
import java.util.Map;

/** A small contract with what contracts have: references, shared parameters, bodies, answers. */
final class SampleContract {
  private SampleContract() {}

  static Map<String, ?> tree() {
    return Map.of(
        "info",
            Map.of(
                "description",
                "Every use case.\n\n- **Log in** with `Authorization`, or\n  another way.\n"),
        "tags",
            List.of(
                Map.of("name", "sinks", "description", "Where activities are delivered"),
                Map.of("name", "unused", "description", "Nothing")),
        "paths", Map.of("/sinks/{sink}", path()),
        "components",
            Map.of(
                "parameters",
                    Map.of(
                        "sink",
                        Map.of(
                            "name", "sink",
                            "in", "path",
                            "required", true,
                            "description", "The name of a sink",
                            "schema", Map.of("type", "string"))),
                "schemas", Map.of("Sink", Map.of("type", "object"), "Loop", ref("schemas/Loop")),
                "responses", Map.of("gone", Map.of("description", "There is none"))));
  }

  private static Map<String, ?> path() {
    return Map.of(
        "parameters", List.of(ref("parameters/sink")),
        "post",
            Map.of(
                "operationId", "retrySink",
                "tags", List.of("sinks"),
                "summary", "Retry",
                "description", "Delivers `all` again.",
                "security", List.of(Map.of("token", List.of("admin"))),
                "requestBody",
                    json(
                        Map.of(
                            "required", List.of("events"),
                            "properties",
                                Map.of(
                                    "events",
                                    Map.of(
                                        "type",
                                        "array",
                                        "items",
                                        Map.of("type", List.of("integer", "null")))))),
                "responses",
                    Map.of(
                        "200",
                        json(ref("schemas/Sink")),
                        "404",
                        ref("responses/gone"),
                        "503",
                        ref("responses/gone"),
                        "default",
                        ref("responses/gone"))));
  }

  private static Map<String, ?> json(Map<String, ?> schema) {
    return Map.of(
        "description", "A sink", "content", Map.of("application/json", Map.of("schema", schema)));
  }

  private static Map<String, ?> ref(String name) {
    return Map.of("$ref", "#/components/" + name);
  }
}

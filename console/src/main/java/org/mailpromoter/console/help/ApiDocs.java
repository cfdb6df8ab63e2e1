package org.mailpromoter.console.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Words;

/** Reads the operations of a contract (OpenAPI 3.1) for people. */
final class ApiDocs {
  /** Answers that the page describes once. */
  private static final Set<String> OF_EVERY_CALL = Set.of("503", "default");

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final OpenApi contract;

  ApiDocs(Map<String, ?> contract) {
    this.contract = new OpenApi(contract);
  }

  ApiPage page(Frame frame) {
    List<ApiPage.Group> groups =
        contract.root().list("tags").stream()
            .map(
                each ->
                    new ApiPage.Group(
                        each.text("name"),
                        Words.capitalized(each.text("name")),
                        each.text("description"),
                        calls(each.text("name"))))
            .filter(each -> !each.operations().isEmpty())
            .toList();
    String about = contract.root().node("info").text("description");
    return new ApiPage(frame, paragraphs(about), groups);
  }

  /** Paragraphs and points, each without its line breaks. */
  private static List<String> paragraphs(String markdown) {
    return Stream.of(markdown.split("\\n\\s*\\n|\\n(?=- )", -1))
        .map(each -> plain(each.replaceAll("\\s*\\n\\s*", " ")).replaceFirst("^- ", ""))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** The marks of Markdown are few here, and mean nothing to people. */
  private static String plain(String line) {
    return line.replace("**", "").replace("`", "").strip();
  }

  private List<ApiPage.Call> calls(String tag) {
    List<ApiPage.Call> calls = new ArrayList<>();
    OpenApi.Node paths = contract.root().node("paths");
    for (String path : paths.names()) {
      OpenApi.Node item = paths.node(path);
      METHODS.stream()
          .filter(method -> item.names().contains(method))
          .filter(method -> item.node(method).texts("tags").contains(tag))
          .forEach(method -> calls.add(call(method, path, item)));
    }
    return calls;
  }

  private ApiPage.Call call(String method, String path, OpenApi.Node item) {
    OpenApi.Node call = item.node(method);
    List<ApiPage.Field> fields = new ArrayList<>();
    item.list("parameters").forEach(each -> fields.add(parameter(each)));
    call.list("parameters").forEach(each -> fields.add(parameter(each)));
    fields.addAll(body(call.node("requestBody")));
    return new ApiPage.Call(
        method.toUpperCase(Locale.ROOT),
        path,
        call.text("summary"),
        plain(call.text("description")),
        call.list("security").stream()
            .flatMap(each -> each.texts("token").stream())
            .collect(Collectors.joining(", ")),
        fields,
        call.node("responses").entries().stream()
            .filter(each -> !OF_EVERY_CALL.contains(each.getKey()))
            .map(ApiDocs::answer)
            .toList());
  }

  private static ApiPage.Field parameter(OpenApi.Node parameter) {
    return new ApiPage.Field(
        parameter.text("name"),
        parameter.text("in") + (parameter.flag("required") ? ", required" : ""),
        parameter.node("schema").type(),
        plain(parameter.text("description")));
  }

  private static List<ApiPage.Field> body(OpenApi.Node body) {
    OpenApi.Node schema = body.node("content").first().node("schema");
    List<String> required = schema.texts("required");
    return schema.node("properties").entries().stream()
        .map(
            each ->
                new ApiPage.Field(
                    each.getKey(),
                    "body" + (required.contains(each.getKey()) ? ", required" : ""),
                    each.getValue().type(),
                    plain(each.getValue().text("description"))))
        .toList();
  }

  private static ApiPage.Answer answer(Map.Entry<String, OpenApi.Node> answer) {
    return new ApiPage.Answer(
        answer.getKey(),
        plain(answer.getValue().text("description")),
        answer.getValue().node("content").first().node("schema").name());
  }
}

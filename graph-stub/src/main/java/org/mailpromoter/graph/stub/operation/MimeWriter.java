package org.mailpromoter.graph.stub.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.store.Store;

/** Makes MIME of a message that came as JSON. */
final class MimeWriter {
  private MimeWriter() {}

  static byte[] write(Map<String, Object> message) {
    StringBuilder mime = new StringBuilder();
    Object id = message.getOrDefault("internetMessageId", freshId());
    field(mime, "Message-ID", String.valueOf(id));
    field(mime, "From", addresses(List.of(message.getOrDefault("from", Map.of()))));
    field(mime, "To", addresses(message.getOrDefault("toRecipients", List.of())));
    field(mime, "Cc", addresses(message.getOrDefault("ccRecipients", List.of())));
    field(mime, "Bcc", addresses(message.getOrDefault("bccRecipients", List.of())));
    field(mime, "Subject", String.valueOf(message.getOrDefault("subject", "")));
    Map<String, Object> body = Json.asObject(message.getOrDefault("body", Map.of()));
    boolean html = "html".equalsIgnoreCase(String.valueOf(body.get("contentType")));
    field(mime, "Content-Type", (html ? "text/html" : "text/plain") + "; charset=utf-8");
    mime.append("\r\n").append(body.getOrDefault("content", ""));
    return mime.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String freshId() {
    return "<" + UUID.randomUUID() + "@" + Store.DOMAIN + ">";
  }

  private static void field(StringBuilder mime, String name, String value) {
    if (!value.isEmpty()) {
      mime.append(name).append(": ").append(value.replaceAll("[\r\n]+", " ")).append("\r\n");
    }
  }

  private static String addresses(Object recipients) {
    return Json.asList(recipients).stream()
        .map(Json::asObject)
        .filter(each -> each.containsKey("emailAddress"))
        .map(each -> address(Json.asObject(each.getOrDefault("emailAddress", Map.of()))))
        .collect(Collectors.joining(", "));
  }

  private static String address(Map<String, Object> address) {
    String name = String.valueOf(address.getOrDefault("name", ""));
    String quoted = name.isEmpty() ? "" : "\"" + name.replace("\"", "\\\"") + "\" ";
    return quoted + "<" + address.getOrDefault("address", "") + ">";
  }
}

package org.mailpromoter.graph.stub.message;

import java.util.Optional;
import org.mailpromoter.testkit.mime.Mail;
import tools.jackson.core.JsonGenerator;

/** The text of a message as the type itemBody. */
final class Bodies {
  private static final int PREVIEW = 255;

  private Bodies() {}

  static void write(JsonGenerator json, String name, Mail mail) {
    Optional<String> html = mail.text("text/html");
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("contentType", html.isPresent() ? "html" : "text");
    json.writeStringProperty("content", html.or(() -> mail.text("text/plain")).orElse(""));
    json.writeEndObject();
  }

  static String preview(Mail mail) {
    String text = mail.text("text/plain").orElse("");
    return text.substring(0, Math.min(PREVIEW, text.length()));
  }
}

package org.mailpromoter.connectors.graph.json;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the bodies of requests. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Writes into a body. */
  @FunctionalInterface
  public interface Part {
    /** Writes members into the object that is open. */
    void write(JsonGenerator out);
  }

  /** A body that is one object. */
  public static byte[] object(Part members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** A member that is an object of texts. */
  public static void texts(JsonGenerator out, String name, Map<String, String> texts) {
    out.writeName(name);
    out.writeStartObject();
    texts.forEach(out::writeStringProperty);
    out.writeEndObject();
  }

  /** A member that is a list of texts. */
  public static void list(JsonGenerator out, String name, List<String> texts) {
    out.writeName(name);
    out.writeStartArray();
    texts.forEach(out::writeString);
    out.writeEndArray();
  }
}

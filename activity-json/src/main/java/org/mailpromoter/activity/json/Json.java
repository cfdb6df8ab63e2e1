package org.mailpromoter.activity.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes trees of maps, lists, whole numbers, booleans and nulls; anything else is written as its
 * text.
 *
 * @since 0.1
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** A value on one line, in UTF-8 and without a line break at its end. */
  public static byte[] oneLine(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(generator, value);
    }
    return bytes.toByteArray();
  }

  /** Writes a value with a generator, which stays open. */
  public static void write(JsonGenerator generator, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      generator.writeStartObject();
      object.forEach(
          (name, member) -> {
            generator.writeName(String.valueOf(name));
            write(generator, member);
          });
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      list.forEach(item -> write(generator, item));
      generator.writeEndArray();
    } else if (value instanceof Long || value instanceof Integer) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(encodable(String.valueOf(value)));
    }
  }

  /** Mail may hold halves of characters, which UTF-8 cannot write: they become question marks. */
  private static String encodable(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}

package org.mailpromoter.graph.stub.json;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON, and reads it into maps, lists, strings, numbers, booleans and {@link JsonNull}.
 * Thread-safe.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** What writes a document. */
  public interface Content {
    /** Writes it. */
    void write(JsonGenerator json);
  }

  /** The bytes of a document. */
  public static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      content.write(json);
    }
    return bytes.toByteArray();
  }

  /** Writes what was read. */
  public static void write(JsonGenerator json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (name, each) -> {
            json.writeName(String.valueOf(name));
            write(json, each);
          });
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(each -> write(json, each));
      json.writeEndArray();
    } else {
      writeScalar(json, value);
    }
  }

  private static void writeScalar(JsonGenerator json, Object value) {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  /** Reads an object; anything else is a request that cannot be understood. */
  public static Map<String, Object> object(byte[] document) {
    Object read;
    try {
      read = read(document);
    } catch (JacksonException e) {
      throw GraphException.badRequest("Unable to read JSON request payload.");
    }
    return asObject(read);
  }

  /** A value as an object; anything else is a request that cannot be understood. */
  public static Map<String, Object> asObject(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw GraphException.badRequest("Unable to read JSON request payload: an object is wanted.");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, each) -> members.put(String.valueOf(name), each));
    return members;
  }

  /** A value as a list; anything else is a request that cannot be understood. */
  public static List<Object> asList(Object value) {
    if (!(value instanceof List<?> list)) {
      throw GraphException.badRequest("Unable to read JSON request payload: an array is wanted.");
    }
    return List.copyOf(list);
  }

  /** Reads any document. */
  public static Object read(byte[] document) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(value(parser));
      }
      return values;
    }
    return scalar(parser, token);
  }

  private static Object scalar(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> JsonNull.NULL;
    };
  }
}

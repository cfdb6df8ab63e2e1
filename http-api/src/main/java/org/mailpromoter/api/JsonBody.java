package org.mailpromoter.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.TooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads bodies of requests. What is nested deeper than eight levels is no request of ours. */
final class JsonBody {
  /** The largest body. */
  static final int LARGEST = 256 << 10;

  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 18;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(200)
                  .maxNumberLength(100)
                  .build())
          .build();

  private JsonBody() {}

  /**
   * The object of a body. No body is an object without members.
   *
   * @throws TooLargeException if it has more than {@link #LARGEST} bytes
   * @throws WrongInputException if it is no JSON object
   */
  static JsonObject read(Request request) throws IOException, WrongInputException {
    byte[] bytes = bytes(request);
    if (bytes.length == 0) {
      return new JsonObject(Map.of());
    }
    demandType(request, "application/json");
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      Object value = parser.nextToken() == JsonToken.START_OBJECT ? value(parser) : null;
      if (!(value instanceof Map<?, ?> members) || parser.nextToken() != null) {
        throw WrongInputException.of("", "The body is not one JSON object.");
      }
      return new JsonObject(members);
    } catch (JacksonException e) {
      throw WrongInputException.of("", "The body is not JSON: " + e.getOriginalMessage() + ".");
    }
  }

  private static byte[] bytes(Request request) throws IOException {
    try (InputStream in = request.body()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new TooLargeException(LARGEST);
      }
      return bytes;
    }
  }

  /** Refuses a body of another type, which a form of a page elsewhere could send. */
  static void demandType(Request request, String... types) throws WrongInputException {
    String given = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!List.of(types).contains(given.toLowerCase(Locale.ROOT))) {
      throw WrongInputException.of(
          "Content-Type", "The body must be of the type " + String.join(" or ", types) + ".");
    }
  }

  /** The value at the current token: a map, list, text, number, flag, or null. */
  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return items;
    }
    return scalar(parser, token);
  }

  private static @Nullable Object scalar(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getString().length() <= LONGEST_NUMBER) {
      return parser.getLongValue();
    }
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (number) {
      return new JsonObject.OtherNumber(parser.getString());
    }
    return token == JsonToken.VALUE_STRING ? parser.getString() : null;
  }
}

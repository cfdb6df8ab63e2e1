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
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.TooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads bodies of requests. What is nested deeper than eight levels is no request of ours. */
final class JsonBody {
  /** The largest body. */
  static final int LARGEST = 256 << 10;

  /** The largest body without its files. */
  static final int LARGEST_MAIL = 3 << 20;

  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 18;

  private static final JsonFactory JSON = factory(LARGEST);
  private static final JsonFactory JSON_OF_MAIL = factory(DraftContent.LONGEST_TEXT);

  /** Reads a text, which is a member of an object or an item of a list. */
  @FunctionalInterface
  private interface Texts {
    Object of(String member, JsonParser parser) throws IOException;
  }

  private JsonBody() {}

  private static JsonFactory factory(int longestText) {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNameLength(200)
                .maxNumberLength(100)
                .maxStringLength(longestText)
                .build())
        .build();
  }

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
      return object(parser, (member, at) -> at.getString());
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /**
   * The object of a body that may have files. What is no file has at most {@link #LARGEST_MAIL}
   * characters.
   *
   * @throws TooLargeException if texts or files are too large
   * @throws WrongInputException if it is no JSON object, or a file is not written in Base64
   */
  static JsonObject read(Request request, Base64Files files)
      throws IOException, WrongInputException {
    demandType(request, "application/json");
    try (InputStream in = request.body();
        JsonParser parser = JSON_OF_MAIL.createParser(ObjectReadContext.empty(), in)) {
      return object(parser, (member, at) -> textOrFile(member, at, files));
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private static Object textOrFile(String member, JsonParser parser, Base64Files files)
      throws IOException {
    Object value = files.isFile(member) ? files.keep(parser) : parser.getString();
    if (parser.currentLocation().getByteOffset() - files.characters() > LARGEST_MAIL) {
      throw new TooLargeException(LARGEST_MAIL);
    }
    return value;
  }

  private static WrongInputException notJson(JacksonException e) {
    return WrongInputException.of("", "The body is not JSON: " + e.getOriginalMessage() + ".");
  }

  private static JsonObject object(JsonParser parser, Texts texts)
      throws IOException, WrongInputException {
    Object value = parser.nextToken() == JsonToken.START_OBJECT ? value(parser, "", texts) : null;
    if (!(value instanceof Map<?, ?> members) || parser.nextToken() != null) {
      throw WrongInputException.of("", "The body is not one JSON object.");
    }
    return new JsonObject(members);
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
  private static @Nullable Object value(JsonParser parser, String member, Texts texts)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser, name, texts));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser, "", texts));
      }
      return items;
    }
    return token == JsonToken.VALUE_STRING ? texts.of(member, parser) : scalar(parser, token);
  }

  private static @Nullable Object scalar(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (token == JsonToken.VALUE_NUMBER_INT && parser.getString().length() <= LONGEST_NUMBER) {
      return parser.getLongValue();
    }
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    return number ? new JsonObject.OtherNumber(parser.getString()) : null;
  }
}

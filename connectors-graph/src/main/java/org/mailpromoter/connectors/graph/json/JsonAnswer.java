package org.mailpromoter.connectors.graph.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mailpromoter.http.AnswerTooLargeException;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * An answer that is read as it comes in. Depth, names, numbers and texts have limits; values that
 * nobody takes are skipped. Not thread-safe.
 */
public final class JsonAnswer {
  /** Answers of Graph have eight levels within a batch. */
  private static final int DEEPEST = 40;

  /** The longest text that is read at all: a header block has far less. */
  private static final int LONGEST_TEXT = 8 << 20;

  private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // what is left is read for the connection
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(2_000)
                  .maxNumberLength(100)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonAnswer(JsonParser parser) {
    this.parser = parser;
  }

  /** Takes the value of a member, or leaves it. */
  @FunctionalInterface
  public interface Member {
    /** Standing at the value. */
    void take(String name, JsonAnswer at) throws IOException;
  }

  /** Takes a value of a list, or leaves it. */
  @FunctionalInterface
  public interface Item {
    /** Standing at the value. */
    void take(JsonAnswer at) throws IOException;
  }

  /**
   * Reads an answer that is one object.
   *
   * @throws JsonException if it is none
   * @throws AnswerTooLargeException if a part of it is larger than any valid one
   */
  public static void read(InputStream in, Member member) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonException("it is not a JSON object");
      }
      new JsonAnswer(parser).eachMember(member);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (StreamConstraintsException e) {
      throw new AnswerTooLargeException("a part of it is too long or nested too deeply");
    } catch (JacksonException e) {
      throw new JsonException("it is not valid JSON at byte " + e.getLocation().getByteOffset(), e);
    }
  }

  /** Reads the members of the object at which this stands; another value has none. */
  public void eachMember(Member member) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      member.take(name, this);
      parser.skipChildren();
    }
  }

  /** Reads the values of the list at which this stands; another value has none. */
  public void eachItem(Item item) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new JsonException("it ends in the middle");
      }
      item.take(this);
      parser.skipChildren();
    }
  }

  /** The text at which this stands, cut at a limit; empty for null, an object and a list. */
  public String text(int most) {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      return "";
    }
    String text = parser.getString();
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** Whether this stands at a text. */
  public boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /**
   * Decodes the text at which this stands from Base64 while it comes in, however long it is.
   *
   * @throws IOException if it cannot be written
   */
  public void bytes(OutputStream out) throws IOException {
    parser.readBinaryValue(BASE64, out);
  }

  /** Whether this stands at true. */
  public boolean flag() {
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** The whole number at which this stands, as number or as text; -1 for anything else. */
  public long number() {
    String text = text(20).strip();
    boolean number = !text.isEmpty() && text.length() < 19;
    return number && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(text) : -1;
  }
}

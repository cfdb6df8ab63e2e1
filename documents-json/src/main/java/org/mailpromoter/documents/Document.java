package org.mailpromoter.documents;

import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.activity.json.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A JSON object that answers a request. Only this module makes documents, so that every face shows
 * the same. Immutable.
 *
 * @since 0.1
 */
public final class Document {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> members;

  private Document(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** A document with these members. */
  static Document of(Members members) {
    return new Document(members.asMap());
  }

  /**
   * The members in their order. A value is a text, a {@code Long}, a {@code Boolean}, a list, a map
   * of members, or null.
   */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /** The document on one line, in UTF-8. */
  public byte[] oneLine() {
    return Json.oneLine(members);
  }

  /** The document on several lines, for people to read. */
  public String indented() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(new Indenting(), text)) {
      Json.write(generator, members);
    }
    return text.toString();
  }

  private static final class Indenting extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }

  @Override
  public String toString() {
    return indented();
  }
}

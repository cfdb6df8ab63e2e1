package org.mailpromoter.documents;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  /**
   * The same as a page of a list, whose entries are called {@code items} whatever they are.
   * Programs page through every list of the API in one way.
   *
   * @param entries how the entries are called in this document
   */
  public Document page(String entries) {
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put("items", members.get(entries));
    members.forEach(
        (name, value) -> {
          if (!name.equals(entries)) {
            page.put(name, value);
          }
        });
    page.putIfAbsent("next", null);
    return new Document(Collections.unmodifiableMap(page));
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

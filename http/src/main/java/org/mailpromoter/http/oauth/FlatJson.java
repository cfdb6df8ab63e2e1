package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON object of texts and numbers; nested values are skipped. */
final class FlatJson {
  private FlatJson() {}

  static Map<String, String> read(byte[] json) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), json, 0, json.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          values.put(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
      return values;
    } catch (JacksonException e) {
      throw new IOException("the answer is not valid JSON", e);
    }
  }
}

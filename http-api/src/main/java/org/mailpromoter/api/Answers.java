package org.mailpromoter.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mailpromoter.activity.json.Json;
import org.mailpromoter.documents.Document;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Responses with documents. */
final class Answers {
  private static final String JSON = "application/json";

  private Answers() {}

  /** A document. */
  static Response of(Document document) {
    return of(200, document);
  }

  /** A document with a status. */
  static Response of(int status, Document document) {
    return Response.of(status).bytes(JSON, document.oneLine()).header("Cache-Control", "no-store");
  }

  /** The document of an object that can be changed, with its version. */
  static Response versioned(Document document) {
    return of(document).header("ETag", Versions.of(document));
  }

  /**
   * A page of a list, with a link to the next one.
   *
   * @param entries how the document calls them
   */
  static Response page(Request request, Document document, String entries) {
    Document page = document.page(entries);
    Response response = of(page);
    return page.members().get("next") instanceof String next
        ? response.header("Link", "<" + address(request, next) + ">; rel=\"next\"")
        : response;
  }

  private static String address(Request request, String next) {
    StringBuilder address = new StringBuilder(request.path());
    Fields query = request.query().without("after").with("after", next);
    char before = '?';
    for (String name : query.names()) {
      for (String value : query.all(name)) {
        address.append(before).append(encoded(name)).append('=').append(encoded(value));
        before = '&';
      }
    }
    return address.toString();
  }

  /** A text as a JSON string. */
  static String quoted(String text) {
    return new String(Json.oneLine(text), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

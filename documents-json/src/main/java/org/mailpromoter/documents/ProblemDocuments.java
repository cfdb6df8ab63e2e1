package org.mailpromoter.documents;

import java.util.List;
import java.util.Map;

/**
 * The document of a web request that is not answered (RFC 9457).
 *
 * @since 0.1
 */
public final class ProblemDocuments {
  private static final String TYPE = "urn:mailpromoter:problem:";

  private ProblemDocuments() {}

  /**
   * A problem.
   *
   * @param kind names it for programs, for example {@code wrong-input}
   * @param title the kind in words; the same for every problem of a kind
   * @param status the status of the response
   * @param detail what happened and what to do
   * @param code the code of the error, more precise than the kind; may be empty
   * @param request the id of the request, which the log shows
   * @param errors each wrong value: its place, and what is wrong
   */
  public static Document of(
      String kind,
      String title,
      int status,
      String detail,
      String code,
      String request,
      List<Map.Entry<String, String>> errors) {
    return Members.of("type", TYPE + kind)
        .with("title", title)
        .with("status", status)
        .with("detail", detail)
        .with("code", code)
        .with("request", request)
        .with("errors", errors.stream().map(ProblemDocuments::error).toList())
        .document();
  }

  private static Members error(Map.Entry<String, String> error) {
    return Members.of("pointer", error.getKey()).with("detail", error.getValue());
  }
}

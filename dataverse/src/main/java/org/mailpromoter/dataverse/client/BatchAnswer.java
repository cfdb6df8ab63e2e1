package org.mailpromoter.dataverse.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answer to a batch. One character is one byte in here. */
final class BatchAnswer {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";,\\s]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})");
  private static final String HEAD_END = "\r\n\r\n";

  private final Replies replies;
  private final List<Answer> answers = new ArrayList<>();

  /** Judges a single answer. */
  interface Replies {
    Answer judge(int status, JsonObject body);
  }

  private BatchAnswer(Replies replies) {
    this.replies = replies;
  }

  static boolean is(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
  }

  /**
   * The answers in order, those of change sets among them.
   *
   * @throws IOException if it is not a whole multipart body
   */
  static List<Answer> read(String contentType, byte[] body, Replies replies) throws IOException {
    BatchAnswer reading = new BatchAnswer(replies);
    reading.parts(contentType, new String(body, StandardCharsets.ISO_8859_1));
    return reading.answers;
  }

  private void parts(String contentType, String body) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new IOException("its parts have no boundary");
    }
    String line = "--" + boundary.group(1);
    int at = body.indexOf(line);
    while (at >= 0 && !body.startsWith("--", at + line.length())) {
      int from = body.indexOf('\n', at) + 1;
      int next = body.indexOf("\n" + line, Math.max(from - 1, 0));
      if (from == 0 || next < 0) {
        throw new IOException("it breaks off");
      }
      part(body.substring(from, Math.max(from, next)));
      at = next + 1;
    }
    if (at < 0) {
      throw new IOException("it breaks off");
    }
  }

  private void part(String part) throws IOException {
    int head = part.indexOf(HEAD_END);
    String headers = head < 0 ? part : part.substring(0, head);
    String rest = head < 0 ? "" : part.substring(head + HEAD_END.length());
    Optional<String> type = contentType(headers);
    if (type.filter(BatchAnswer::is).isPresent()) {
      parts(type.get(), rest);
    } else {
      answers.add(message(rest));
    }
  }

  private static Optional<String> contentType(String headers) {
    return headers
        .lines()
        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith("content-type:"))
        .map(each -> each.substring(each.indexOf(':') + 1).strip())
        .findFirst();
  }

  private Answer message(String http) throws IOException {
    Matcher status = STATUS.matcher(http);
    if (!status.lookingAt()) {
      throw new IOException("a part of it has no status");
    }
    int head = http.indexOf(HEAD_END);
    String body = head < 0 ? "" : http.substring(head + HEAD_END.length()).strip();
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    JsonObject json =
        body.isEmpty() ? JsonObject.EMPTY : Json.read(new ByteArrayInputStream(bytes));
    return replies.judge(Integer.parseInt(status.group(1)), json);
  }
}

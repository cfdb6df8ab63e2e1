package org.mailpromoter.connectors.graph.reply;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/**
 * The error in an answer: a code, a message, and inner errors with codes of their own, which are
 * more exact. Not thread-safe.
 */
public final class ErrorBody {
  private static final int MOST_CODES = 10;
  private static final int LONGEST = 1_000;

  private final List<String> codes = new ArrayList<>();
  private String text = "";

  /** Reads the value of the member {@code error}. */
  public void read(JsonAnswer at) throws IOException {
    at.eachMember(this::member);
  }

  private void member(String name, JsonAnswer at) throws IOException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "code" -> code(at.text(LONGEST));
      case "message" -> text = text.isEmpty() ? at.text(LONGEST) : text;
      case "innererror" -> at.eachMember(this::member);
      default -> {}
    }
  }

  private void code(String code) {
    if (!code.isBlank() && codes.size() < MOST_CODES) {
      codes.add(code.strip());
    }
  }

  /** The reply that it belongs to. */
  public Reply reply(int status, Duration pause) {
    return new Reply(status, codes, text, pause);
  }
}

package org.mailpromoter.connectors.graph.reply;

import java.time.Duration;
import java.util.List;

/**
 * How a request was judged.
 *
 * @param status of HTTP
 * @param codes the server's codes, the outermost first; none if it was answered
 * @param text the server's message, not yet prepared for people
 * @param pause how long the server wants to be left alone; zero if it says nothing
 */
public record Reply(int status, List<String> codes, String text, Duration pause) {
  /** Copies the list. */
  public Reply {
    codes = List.copyOf(codes);
  }

  /** A request that was answered. */
  public static Reply fine(int status) {
    return new Reply(status, List.of(), "", Duration.ZERO);
  }

  public boolean isFine() {
    return status / 100 == 2;
  }

  /** What a refusal means. */
  public GraphError kind() {
    boolean busy = status == 429;
    return busy
        ? GraphError.SERVER_BUSY
        : ErrorCodes.of(codes).orElseGet(() -> ErrorCodes.ofStatus(status));
  }

  /** Whether it is a refusal of one kind. */
  public boolean is(GraphError kind) {
    return !isFine() && kind() == kind;
  }

  /** The code and the message of a refusal, for people after {@code ServerWords}. */
  public String words() {
    String code = codes.isEmpty() ? "" : codes.get(codes.size() - 1);
    String said = code.isEmpty() ? text : text.isEmpty() ? code : code + ": " + text;
    return "HTTP " + status + (said.isEmpty() ? "" : ", " + said);
  }
}

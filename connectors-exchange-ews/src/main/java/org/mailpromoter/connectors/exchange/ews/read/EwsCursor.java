package org.mailpromoter.connectors.exchange.ews.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.mailbox.Cursor;

/**
 * How far a folder was read. Exchange lists changes between two states, which it made and alone
 * understands, in its own order; they are returned the oldest first. So a cursor names the state up
 * to which everything was returned and, if a page ends in the middle, the state that is being
 * returned and its last arrival. A state that Exchange no longer accepts means reading from the
 * start.
 *
 * @param from everything up to this state was returned; empty for the beginning
 * @param to the state at the end of the listing; empty while it is not known
 * @param at up to this state the folder was listed; empty when it was listed to its end
 * @param last the last arrival returned between {@code from} and {@code to}; empty for none
 */
public record EwsCursor(String from, String to, String at, Optional<Arrival> last) {
  private static final String WHOLE = "1 ";
  private static final String PARTS = "2 ";
  private static final int PARTS_COUNT = 5;

  static final EwsCursor START = upTo("");

  /** Everything up to a state was handed out. */
  public static EwsCursor upTo(String state) {
    return new EwsCursor(state, "", "", Optional.empty());
  }

  /** Reads a token; one that is not understood means: from the start. */
  static EwsCursor of(Cursor cursor) {
    String token = cursor.token();
    if (token.startsWith(WHOLE)) {
      return upTo(token.substring(WHOLE.length()));
    }
    List<String> parts = token.startsWith(PARTS) ? parts(token) : List.of();
    return parts.size() == PARTS_COUNT ? of(parts) : START;
  }

  private static EwsCursor of(List<String> parts) {
    try {
      Optional<Arrival> last =
          parts.get(4).isEmpty()
              ? Optional.empty()
              : Optional.of(new Arrival(Long.parseLong(parts.get(3)), parts.get(4)));
      return new EwsCursor(parts.get(0), parts.get(1), parts.get(2), last);
    } catch (NumberFormatException e) {
      return START;
    }
  }

  /** Each part follows its length, because Exchange may use any characters. */
  private static List<String> parts(String token) {
    List<String> parts = new ArrayList<>(PARTS_COUNT);
    int at = PARTS.length();
    while (at < token.length()) {
      int colon = token.indexOf(':', at);
      int length = colon < 0 ? -1 : length(token.substring(at, colon));
      if (length < 0 || length > token.length() - colon - 1) {
        return List.of();
      }
      at = colon + 1 + length;
      parts.add(token.substring(colon + 1, at));
    }
    return parts;
  }

  private static int length(String digits) {
    boolean number = !digits.isEmpty() && digits.length() < 10;
    return number && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : -1;
  }

  /** Whether everything up to a state was handed out, and nothing of what follows. */
  boolean isWhole() {
    return to.isEmpty() && at.isEmpty() && last.isEmpty();
  }

  public Cursor token() {
    return new Cursor(isWhole() ? WHOLE + from : PARTS + inParts());
  }

  private String inParts() {
    StringBuilder token = new StringBuilder();
    String second = last.map(each -> String.valueOf(each.second())).orElse("");
    for (String part : List.of(from, to, at, second, last.map(Arrival::id).orElse(""))) {
      token.append(part.length()).append(':').append(part);
    }
    return token.toString();
  }
}

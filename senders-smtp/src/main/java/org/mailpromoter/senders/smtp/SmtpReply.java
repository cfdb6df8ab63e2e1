package org.mailpromoter.senders.smtp;

import java.io.IOException;
import java.util.List;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.spi.net.ServerWords;

/**
 * A reply of a server (RFC 5321, 4.2).
 *
 * @param code three digits from 200 to 599
 * @param lines the text of each line behind the code, at least one
 */
record SmtpReply(int code, List<String> lines) {
  /** The server is about to close the connection, whatever it was asked. */
  static final int SHUTTING_DOWN = 421;

  /** Codes that say "not enough for now", which some servers send as permanent (RFC 3463, 3.5). */
  private static final String CONGESTION = "5.4.5";

  SmtpReply {
    lines = List.copyOf(lines);
  }

  /** The server says something that is no reply. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String what) {
      super(what);
    }
  }

  boolean isPositive() {
    return code < 300;
  }

  boolean isNegative() {
    return code >= 400;
  }

  /** Whether the same request will be refused again. */
  boolean isPermanent() {
    return code >= 500 && !says(CONGESTION);
  }

  boolean isShuttingDown() {
    return code == SHUTTING_DOWN;
  }

  /** Whether it begins with an enhanced status code (RFC 3463). */
  boolean says(String enhanced) {
    return lines.get(0).equals(enhanced) || lines.get(0).startsWith(enhanced + " ");
  }

  /** The text of all lines, as the server wrote it. */
  String text() {
    return String.join(" ", lines);
  }

  /** Code and text for people. */
  String shown(ServerWords words) {
    String said = words.of(text());
    return said.isEmpty() ? String.valueOf(code) : code + " " + said;
  }

  /** The same, as it is kept with the mail. */
  ServerReply kept(ServerWords words) {
    return new ServerReply(code, words.of(text()));
  }
}

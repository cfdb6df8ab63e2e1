package org.mailpromoter.connectors.imap;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Limits the size and duration of a server's answer to one command. Angus keeps every answer until
 * the command ends, so endless answers would fill the memory, however short each one is; and a
 * server that sends a byte now and then would hold the connection forever, regardless of the read
 * time-out. Thread-safe.
 */
final class AnswerLimit {
  /** For answers that are not asked for, and those to a command that asks for little. */
  static final int SLACK = 16 << 20;

  /** How long a command may take in addition to its bytes and the time-out of a read. */
  private static final int SLACK_SECONDS = 60;

  /** Stands in the message of an answer that came too slowly. */
  static final String TOO_LONG = "the answer to one command takes too long";

  /** Memory of an answer beyond its bytes, since each becomes objects. */
  static final int LINE = 256;

  /** The slowest connection that is worth waiting for, in bytes each second. */
  private static final int SLOWEST = 16 << 10;

  private final Duration most;
  private long next;
  private long left;
  private long allowed;
  private long deadline;

  /**
   * A limit.
   *
   * @param patience how long to wait for a single answer
   */
  AnswerLimit(Duration patience) {
    this(patience, SLACK_SECONDS);
  }

  /** A limit of time that is given. */
  AnswerLimit(Duration patience, long slackSeconds) {
    this.most = patience.multipliedBy(2).plusSeconds(slackSeconds);
    begin();
  }

  /** Says how many bytes the next command asks for. */
  synchronized void expect(long bytes) {
    next = bytes;
  }

  /** A command goes out. */
  synchronized void begin() {
    allowed = next + SLACK;
    left = allowed;
    deadline = System.nanoTime() + most.plusSeconds(next / SLOWEST).toNanos();
    next = 0;
  }

  /** Fails when the command has taken too long. */
  synchronized void checkTime() throws IOException {
    if (System.nanoTime() - deadline > 0) {
      throw new SocketTimeoutException(TOO_LONG);
    }
  }

  /** Fails when more came than was asked for. */
  synchronized void came(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new AnswerTooLargeException(
          "the answer is too large: more than the " + allowed + " bytes that one command allows");
    }
  }
}

package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;

/**
 * Finds the message that another one carries as an attachment, in bounded memory. Thread-safe.
 *
 * @since 0.1
 */
public final class AttachedMessage {
  private static final MimeParts PARTS = new MimeParts(MessageLimits.DEFAULT);

  private AttachedMessage() {}

  /** Takes an attached message. */
  @FunctionalInterface
  public interface Reader {
    /** Reads the message, valid only during the call. */
    void take(InputStream attached) throws IOException;
  }

  /**
   * Hands the first attached message ({@code message/rfc822}) to a reader.
   *
   * @param message the outer message as raw bytes
   * @return whether there was one
   * @throws IOException if reading fails; damage in the message is not a failure
   */
  public static boolean read(InputStream message, Reader reader) throws IOException {
    boolean[] found = {false};
    PARTS.forEach(
        message,
        part -> {
          found[0] = part.header().type().equals("message/rfc822");
          if (found[0]) {
            reader.take(part.decoded(EnumSet.noneOf(Flaw.class)));
          }
          return !found[0];
        });
    return found[0];
  }
}

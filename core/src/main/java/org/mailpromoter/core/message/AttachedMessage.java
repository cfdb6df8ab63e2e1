package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Finds the message that another one carries as an attachment, in bounded memory. Thread-safe. */
public final class AttachedMessage {
  private static final MimeConfig CONFIG =
      new MimeConfig.Builder()
          .setMaxHeaderLen(MessageLimits.DEFAULT.fieldBytes())
          .setMaxHeaderCount(MessageLimits.DEFAULT.parts())
          .setMaxLineLen(MessageLimits.DEFAULT.headerBytes())
          .setStrictParsing(false)
          .build();

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
   * @throws IOException if reading fails; damage in the message is no failure
   */
  public static boolean read(InputStream message, Reader reader) throws IOException {
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(message);
    try {
      int depth = 0;
      int parts = 0;
      EntityState state = stream.getState();
      while (state != EntityState.T_END_OF_STREAM
          && depth <= MessageLimits.DEFAULT.nesting()
          && parts < MessageLimits.DEFAULT.parts()) {
        if (state == EntityState.T_BODY) {
          parts++;
          if (stream.getBodyDescriptor().getMimeType().equalsIgnoreCase("message/rfc822")) {
            reader.take(stream.getDecodedInputStream());
            return true;
          }
        } else if (state == EntityState.T_START_MULTIPART) {
          depth++;
        } else if (state == EntityState.T_END_MULTIPART) {
          depth--;
        }
        state = stream.next();
      }
      return false;
    } catch (MimeException | IllegalArgumentException | IllegalStateException damaged) {
      return false;
    }
  }
}

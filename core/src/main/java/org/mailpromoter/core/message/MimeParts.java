package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Goes through the parts of one message in bounded memory; attached messages are not opened. */
final class MimeParts {
  private final MessageLimits limits;
  private final MimeConfig config;

  MimeParts(MessageLimits limits) {
    this.limits = limits;
    this.config =
        new MimeConfig.Builder()
            .setMaxHeaderLen(limits.fieldBytes())
            .setMaxHeaderCount(limits.parts())
            .setMaxLineLen(limits.headerBytes())
            .setStrictParsing(false)
            .build();
  }

  /** Takes a part. */
  @FunctionalInterface
  interface Taker {
    /** Reads the part at which the stream stands, and says whether to go on. */
    boolean take(MimeTokenStream part) throws IOException;
  }

  /** How going through a message ended. */
  enum End {
    /** Every part was taken, or the taker had enough. */
    REACHED,
    /** The structure is too deep or has too many parts. */
    CUT,
    /** The structure is damaged; what came before the damage was taken. */
    DAMAGED
  }

  End forEach(InputStream message, BodyDescriptorBuilder descriptors, Taker taker)
      throws IOException {
    MimeTokenStream stream = new MimeTokenStream(config, descriptors);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(message);
    try {
      return walk(stream, taker);
    } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
      return End.DAMAGED;
    }
  }

  private End walk(MimeTokenStream stream, Taker taker) throws IOException, MimeException {
    int depth = 0;
    int parts = 0;
    EntityState state = stream.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      if (state == EntityState.T_BODY) {
        if (!taker.take(stream)) {
          return End.REACHED;
        }
        parts++;
      } else if (state == EntityState.T_START_MULTIPART) {
        depth++;
      } else if (state == EntityState.T_END_MULTIPART) {
        depth--;
      }
      if (depth > limits.nesting() || parts >= limits.parts()) {
        return End.CUT;
      }
      state = stream.next();
    }
    return End.REACHED;
  }
}

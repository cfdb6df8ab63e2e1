package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads a whole message into a {@link Body} in one streaming pass and bounded memory. Attached
 * messages count as attachments and are not opened. Never throws for what stands in a message;
 * damage becomes a {@link Flaw}, and what was read before it is kept. Thread-safe.
 */
public final class BodyParser {
  private final MessageLimits limits;
  private final MimeConfig config;

  /** A parser with caps. */
  public BodyParser(MessageLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.config =
        new MimeConfig.Builder()
            .setMaxHeaderLen(limits.fieldBytes())
            .setMaxHeaderCount(limits.parts())
            .setMaxLineLen(limits.headerBytes())
            .setStrictParsing(false)
            .build();
  }

  /**
   * The body of a message.
   *
   * @param message header and body as raw bytes; read to its end or to a limit, not closed
   * @throws IOException if reading the stream fails
   */
  public Body parse(InputStream message) throws IOException {
    BodyCollector body = new BodyCollector(limits);
    MimeTokenStream stream = new MimeTokenStream(config, new DefaultBodyDescriptorBuilder());
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(message);
    try {
      walk(stream, body);
    } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
      body.remark(Flaw.DAMAGED_STRUCTURE); // what came before the damage is kept
    }
    return body.body();
  }

  private void walk(MimeTokenStream stream, BodyCollector body) throws IOException, MimeException {
    int depth = 0;
    int parts = 0;
    EntityState state = stream.getState();
    while (state != EntityState.T_END_OF_STREAM) {
      if (state == EntityState.T_BODY) {
        body.part(stream);
        parts++;
      } else if (state == EntityState.T_START_MULTIPART) {
        depth++;
      } else if (state == EntityState.T_END_MULTIPART) {
        depth--;
      }
      if (depth > limits.nesting() || parts >= limits.parts()) {
        body.remark(Flaw.STRUCTURE_CUT);
        return;
      }
      state = stream.next();
    }
  }
}

package org.mailpromoter.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads a whole message into a {@link Body} in one streaming pass and bounded memory. Attached
 * messages count as attachments and are not opened. Never throws because of the content of a
 * message; damage becomes a {@link Flaw}, and the part before it is kept. Thread-safe.
 *
 * @since 0.1
 */
public final class BodyParser {
  private final MessageLimits limits;
  private final MimeParts parts;

  /** A parser with caps. */
  public BodyParser(MessageLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.parts = new MimeParts(limits);
  }

  /**
   * The body of a message.
   *
   * @param message header and body as raw bytes; read to its end or to a limit, not closed
   * @param keeper keeps the contents of attachments
   * @throws IOException if reading the stream fails
   */
  public Body parse(InputStream message, ContentKeeper keeper) throws IOException {
    BodyCollector body = new BodyCollector(limits, keeper);
    MimeParts.End end =
        parts.forEach(
            message,
            part -> {
              body.part(part);
              return true;
            });
    switch (end) {
      case REACHED -> {}
      case TOO_MANY -> body.remark(Flaw.STRUCTURE_CUT);
      case TOO_DEEP -> body.remark(Flaw.NESTING_CUT);
      case DAMAGED -> body.remark(Flaw.DAMAGED_STRUCTURE);
    }
    return body.body();
  }
}

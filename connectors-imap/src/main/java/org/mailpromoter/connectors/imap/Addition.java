package org.mailpromoter.connectors.imap;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailpromoter.core.message.RawMessage;

/** A message that is added to a folder (RFC 9051, 6.3.12). Used once. */
final class Addition implements Literal {
  private final RawMessage message;
  private final Instant at;
  private boolean begun;
  private boolean complete;

  Addition(RawMessage message, Instant at) {
    this.message = message;
    this.at = at;
  }

  /**
   * Adds it as read, in an order of the server.
   *
   * @throws MessagingException if the server refuses it, or something breaks
   */
  Boolean to(IMAPFolder folder) throws MessagingException {
    Flags seen = new Flags(Flags.Flag.SEEN);
    folder.doCommand(
        protocol -> {
          GuardedProtocol.of(protocol).add(folder.getFullName(), seen, Date.from(at), this);
          return null;
        });
    return true;
  }

  /** Whether a part of it was sent only: the next command would become part of the message. */
  boolean isBroken() {
    return begun && !complete;
  }

  @Override
  public int size() {
    return Math.toIntExact(message.size());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    begun = true;
    try (InputStream bytes = message.open()) {
      if (bytes.transferTo(out) != message.size()) {
        throw new IOException("the stored message is not as long as it should be");
      }
    }
    complete = true;
  }
}

package org.mailpromoter.connectors.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * One large message, asked for a piece at a time while it is read. A server that answers a piece
 * with the whole message has then given all there is; it is not asked again forever.
 */
final class PieceStream extends InputStream {
  private static final int PIECE = 1 << 20;

  private final GuardedProtocol protocol;
  private final long uid;
  private @Nullable InputStream piece;
  private long offset;
  private boolean last;

  PieceStream(GuardedProtocol protocol, long uid) throws ProtocolException {
    this.protocol = protocol;
    this.uid = uid;
    this.piece = next();
  }

  /** Whether the server has no such message. */
  boolean isGone() {
    return piece == null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    while (piece != null) {
      int count = piece.read(buffer, from, length);
      if (count > 0 || length == 0) {
        return count;
      }
      piece = last ? null : nextPiece();
    }
    return -1;
  }

  private @Nullable InputStream nextPiece() throws IOException {
    try {
      return next();
    } catch (CommandFailedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } catch (ProtocolException e) {
      throw new IOException("the rest of a large message cannot be read", e);
    }
  }

  private @Nullable InputStream next() throws ProtocolException {
    Reply reply =
        protocol.ask(
            "UID FETCH " + uid + " (UID BODY.PEEK[]<" + offset + "." + PIECE + ">)",
            GuardedInputStream.LARGEST_LITERAL);
    Optional<ByteArrayInputStream> found =
        reply.messages().filter(this::isAskedFor).findFirst().map(PieceStream::body);
    Optional<String> refusal = reply.refusal();
    if (refusal.isPresent()) {
      throw new CommandFailedException(refusal.get());
    }
    int length = found.map(ByteArrayInputStream::available).orElse(0);
    offset += length;
    last = length != PIECE;
    return found.orElse(null);
  }

  private boolean isAskedFor(FetchResponse message) {
    UID answered = message.getItem(UID.class);
    BODY body = message.getItem(BODY.class);
    return answered != null && answered.uid == uid && body != null && body.getByteArray() != null;
  }

  private static ByteArrayInputStream body(FetchResponse message) {
    return message.getItem(BODY.class).getByteArrayInputStream();
  }

  /** The server began to hand the message out, and then refused the rest. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String refusal) {
      super(refusal);
    }
  }
}

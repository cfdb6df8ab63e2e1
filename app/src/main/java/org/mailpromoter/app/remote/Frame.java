package org.mailpromoter.app.remote;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of what a command in the service answers: one byte for its kind, four for its length,
 * then its bytes.
 *
 * @param bytes not copied and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // moved once from one stream to another
record Frame(Kind kind, byte[] bytes) {
  private static final int HEAD = 1 + Integer.BYTES;

  /** The largest piece that is read. */
  static final int MOST = 1 << 20;

  /** What a piece is. */
  enum Kind {
    /** Results. */
    OUT('o'),
    /** Failures and progress. */
    ERR('e'),
    /** Nothing: the command still runs. */
    ALIVE('a'),
    /** The exit code; the last piece. */
    END('x');

    private final byte sign;

    Kind(char sign) {
      this.sign = (byte) sign;
    }

    private static Optional<Kind> of(int sign) {
      return Stream.of(values()).filter(each -> each.sign == sign).findFirst();
    }
  }

  static Frame end(int exitCode) {
    return new Frame(Kind.END, ByteBuffer.allocate(Integer.BYTES).putInt(exitCode).array());
  }

  /** The exit code of the last piece. */
  int exitCode() {
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** The piece as it is sent. */
  byte[] sent() {
    return ByteBuffer.allocate(HEAD + bytes.length)
        .put(kind.sign)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  /** The next piece; empty if the stream ends before one. */
  static Optional<Frame> read(DataInputStream in) throws IOException {
    int sign = in.read();
    if (sign < 0) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.of(sign);
    int length = in.readInt();
    if (kind.isEmpty() || length < 0 || length > MOST) {
      throw new IOException("The service answers with something else.");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The answer of the service breaks off.");
    }
    return Optional.of(new Frame(kind.get(), bytes));
  }
}

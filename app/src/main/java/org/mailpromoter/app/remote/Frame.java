package org.mailpromoter.app.remote;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

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
  private static final int MOST = 1 << 20;

  /** What a piece is. */
  enum Kind {
    /** Results. */
    OUT,
    /** Failures and progress. */
    ERR,
    /** Nothing: the command still runs. */
    ALIVE,
    /** The exit code; the last piece. */
    END
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
        .put((byte) kind.ordinal())
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  /** The next piece; empty if the stream ends before one. */
  static Optional<Frame> read(DataInputStream in) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return Optional.empty();
    }
    int length = in.readInt();
    if (kind >= Kind.values().length || length < 0 || length > MOST) {
      throw new IOException("The service answers with something else.");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The answer of the service breaks off.");
    }
    return Optional.of(new Frame(Kind.values()[kind], bytes));
  }
}

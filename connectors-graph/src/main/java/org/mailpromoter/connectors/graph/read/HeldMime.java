package org.mailpromoter.connectors.graph.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/**
 * A message of a batch, in memory: an answer may tell only behind its content whose it is. Nothing
 * is kept of one that is too large. Not thread-safe.
 */
final class HeldMime implements Entity {
  /** Few messages are larger. */
  private static final int LARGEST = 4 << 20;

  private final Bytes bytes = new Bytes();

  @Override
  public void member(String name, JsonAnswer at) {}

  @Override
  public void content(JsonAnswer at) throws IOException {
    at.bytes(bytes);
  }

  /** Whether all of a message is here. */
  boolean isWhole() {
    return bytes.size() > 0 && !bytes.tooMany;
  }

  InputStream read() {
    return bytes.read();
  }

  /** Read without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    private boolean tooMany;

    @Override
    public synchronized void write(byte[] from, int at, int length) {
      tooMany |= count + length > LARGEST;
      if (!tooMany) {
        super.write(from, at, length);
      }
    }

    synchronized InputStream read() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }
}

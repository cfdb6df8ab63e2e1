package org.mailpromoter.dataverse.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The bytes of pieces one after the other; each piece is opened when the one before has ended. */
final class PieceStream extends InputStream {
  private final Iterator<Part.Piece> rest;
  private InputStream current = InputStream.nullInputStream();

  PieceStream(List<Part.Piece> pieces) {
    this.rest = pieces.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = current.read(target, from, length);
    while (count < 0 && rest.hasNext()) {
      current.close();
      current = rest.next().open();
      count = current.read(target, from, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}

package org.mailpromoter.senders.smtp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Doubles dots at the beginnings of lines (RFC 5321, 4.5.2), and ends the last line. Lines end with
 * CR LF and nothing else: servers that take a bare LF for the end of a line would find a final dot
 * where none is (CVE-2023-51764 and others).
 */
final class DotStuffing extends FilterOutputStream {
  private enum Place {
    BEGINNING,
    INSIDE,
    AFTER_CR
  }

  private Place place = Place.BEGINNING;

  DotStuffing(OutputStream to) {
    super(to);
  }

  /** The message is not what it has to be. */
  static final class BareLineEndException extends IOException {
    private static final long serialVersionUID = 1;

    BareLineEndException() {
      super("a line of the message does not end with CR LF");
    }
  }

  @Override
  public void write(int b) throws IOException {
    if ((b == '\n') != (place == Place.AFTER_CR)) {
      throw new BareLineEndException();
    }
    if (b == '.' && place == Place.BEGINNING) {
      out.write('.');
    }
    out.write(b);
    place = b == '\n' ? Place.BEGINNING : b == '\r' ? Place.AFTER_CR : Place.INSIDE;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Ends the last line, so that a final dot is one. */
  void endLine() throws IOException {
    if (place == Place.AFTER_CR) {
      throw new BareLineEndException();
    }
    if (place == Place.INSIDE) {
      write('\r');
      write('\n');
    }
  }
}

package org.mailpromoter.connectors.exchange.ews.news;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mailpromoter.http.AnswerTooLargeException;

/**
 * The answer of GetStreamingEvents: SOAP envelopes one after the other, in one body that stays open
 * for minutes. No XML parser reads that directly. A read that times out is continued where it
 * ended.
 */
final class EventDocuments {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_TAG = 64;

  private final InputStream in;
  private final ByteArrayOutputStream document = new ByteArrayOutputStream();
  private final StringBuilder tag = new StringBuilder();
  private boolean blank = true;

  EventDocuments(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Waits for the next envelope.
   *
   * @return empty when the server ended its answer
   */
  Optional<byte[]> next() throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      document.write(b);
      blank &= b <= ' ';
      if (document.size() > LARGEST) {
        throw new AnswerTooLargeException("an event has more than " + LARGEST + " bytes");
      }
      if (endsEnvelope(b)) {
        byte[] whole = document.toByteArray();
        document.reset();
        blank = true;
        return Optional.of(whole);
      }
    }
    if (!blank) {
      throw new IOException("the server stopped in the middle of an event");
    }
    return Optional.empty();
  }

  private boolean endsEnvelope(int b) {
    if (b == '<') {
      tag.setLength(0);
    } else if (b == '>') {
      String name = tag.toString().strip();
      return name.startsWith("/") && (name.equals("/Envelope") || name.endsWith(":Envelope"));
    } else if (tag.length() < LONGEST_TAG) {
      tag.append((char) b);
    }
    return false;
  }
}

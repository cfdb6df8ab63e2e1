package org.mailpromoter.connectors.exchange.ews;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer of GetStreamingEvents: SOAP envelopes one after the other, in one body that stays open
 * for minutes. No XML parser reads that as it is.
 */
final class EventDocuments {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_TAG = 64;

  private final InputStream in;

  EventDocuments(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Waits for the next envelope.
   *
   * @return empty when the server ended its answer
   */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    StringBuilder tag = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      document.write(b);
      if (document.size() > LARGEST) {
        throw new CappedStream.AnswerTooLargeException(LARGEST);
      }
      if (b == '<') {
        tag.setLength(0);
      } else if (b == '>' && endsEnvelope(tag)) {
        return Optional.of(document.toByteArray());
      } else if (tag.length() < LONGEST_TAG) {
        tag.append((char) b);
      }
    }
    if (!document.toString(StandardCharsets.UTF_8).isBlank()) {
      throw new IOException("the server stopped in the middle of an event");
    }
    return Optional.empty();
  }

  private static boolean endsEnvelope(StringBuilder tag) {
    String name = tag.toString().strip();
    return name.startsWith("/") && (name.equals("/Envelope") || name.endsWith(":Envelope"));
  }
}

package org.mailpromoter.http.sending;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.SubmissionEnvelope;

/** Mail for tests. */
final class Texts {
  static final String HELLO =
      "Message-ID: <a@b.example>\r\nTo: Tom@c.example,\r\n \"D, E\" <d@c.example>\r\n"
          + "Cc: e@c.example\r\n\r\nHello.\r\n";

  private Texts() {}

  static SubmissionEnvelope to(String... recipients) {
    List<EnvelopeAddress> addresses = Stream.of(recipients).map(EnvelopeAddress::new).toList();
    return new SubmissionEnvelope("mp.1", new EnvelopeAddress("anna@b.example"), addresses);
  }

  static FrozenMessage message(String text) {
    return message(text, text.length(), false);
  }

  static FrozenMessage message(String text, long size, boolean utf8) {
    return new FrozenMessage() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public boolean needsUtf8() {
        return utf8;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      }
    };
  }
}

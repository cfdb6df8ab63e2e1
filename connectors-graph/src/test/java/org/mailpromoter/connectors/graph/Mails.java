package org.mailpromoter.connectors.graph;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.SubmissionEnvelope;

/** Mail for tests of sending. */
final class Mails {
  static final String TOM = "tom@customer.example";
  static final String TEXT =
      "Message-ID: <mp.1@stub.example>\r\nFrom: anna@stub.example\r\nTo: Tom <"
          + TOM
          + ">\r\nSubject: hello\r\n\r\nHello.\r\n";

  private Mails() {}

  static SubmissionEnvelope to(String... recipients) {
    List<EnvelopeAddress> addresses = Stream.of(recipients).map(EnvelopeAddress::new).toList();
    return new SubmissionEnvelope("mp.1", new EnvelopeAddress("anna@stub.example"), addresses);
  }

  static FrozenMessage message(String text) {
    return new FrozenMessage() {
      @Override
      public long size() {
        return text.length();
      }

      @Override
      public boolean needsUtf8() {
        return false;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
      }
    };
  }
}

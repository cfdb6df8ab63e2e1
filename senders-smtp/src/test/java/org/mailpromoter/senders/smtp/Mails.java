package org.mailpromoter.senders.smtp;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionEnvelope;
import org.mailpromoter.core.sending.SubmissionOutcome;

/** Mail for tests. */
final class Mails {
  static final String TEXT = "Subject: hello\r\n\r\nHello.\r\n";

  private Mails() {}

  static SubmissionEnvelope to(String... recipients) {
    List<EnvelopeAddress> addresses = Stream.of(recipients).map(EnvelopeAddress::new).toList();
    return new SubmissionEnvelope("mp.a+b=c", new EnvelopeAddress("anna@ours.example"), addresses);
  }

  static FrozenMessage message(String text, boolean utf8) {
    return new FrozenMessage() {
      @Override
      public long size() {
        return text.length();
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

  /** Sends a small mail to one recipient. */
  static SubmissionOutcome sent(MailSender sender) throws InterruptedException {
    return sender.submit(to("tom@customer.example"), message(TEXT, false), refused -> {});
  }

  static String code(SubmissionOutcome outcome) {
    return outcome instanceof SubmissionOutcome.Deferred deferred
        ? deferred.code().id()
        : outcome.toString();
  }
}

package org.mailpromoter.connectors.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayInputStream;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a message arrived, if a server gives no INTERNALDATE: the time of the last server (RFC 5321,
 * 4.4), else that of the sender.
 */
final class TransferTime {
  private TransferTime() {}

  static Instant of(byte[] header) {
    try {
      InternetHeaders fields = new InternetHeaders(new ByteArrayInputStream(header));
      String[] received = fields.getHeader("Received");
      String last =
          received == null ? null : received[0].substring(received[0].lastIndexOf(';') + 1);
      Instant transferred = parsed(last);
      return transferred.equals(Instant.EPOCH)
          ? parsed(fields.getHeader("Date", null))
          : transferred;
    } catch (MessagingException | RuntimeException e) {
      return Instant.EPOCH; // no header of a message: nothing is known
    }
  }

  private static Instant parsed(@Nullable String date) {
    try {
      return date == null
          ? Instant.EPOCH
          : new MailDateFormat()
              .parse(date.replace('\r', ' ').replace('\n', ' ').strip())
              .toInstant();
    } catch (ParseException e) {
      return Instant.EPOCH;
    }
  }
}

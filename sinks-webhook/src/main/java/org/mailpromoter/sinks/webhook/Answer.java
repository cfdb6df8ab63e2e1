package org.mailpromoter.sinks.webhook;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.spi.config.Redaction;

/**
 * What an answer means (RFC 9110): 2xx is done; 408, 425, 429 and 5xx are to be tried later, after
 * the pause that Retry-After asks for; a redirect is a slip of the configuration, which a person
 * fixes while the event waits; everything else will be refused the next time, too.
 */
final class Answer {
  private static final int LONGEST_EXCERPT = 200;

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final Redaction redaction;

  /**
   * An answer.
   *
   * @param body the beginning of its body
   * @param redaction takes the secrets out of what is shown
   */
  Answer(int status, HttpHeaders headers, byte[] body, Redaction redaction) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.redaction = redaction;
  }

  Delivery delivery(String receiver, Instant now) {
    if (status / 100 == 2) {
      return Delivery.done();
    }
    String sentence = receiver + " answered " + status + excerpt() + ".";
    if (status == 408 || status == 425 || status == 429 || status / 100 == 5) {
      return retryAfter(now)
          .map(pause -> Delivery.later(pause, sentence))
          .orElseGet(() -> Delivery.later(sentence));
    }
    if (status / 100 == 3) {
      return Delivery.later(
          receiver
              + " answered "
              + status
              + ", a redirect to another place, which is not followed. Put the right address into"
              + " the url of the sink.");
    }
    return Delivery.rejected(sentence);
  }

  /** Seconds or a date (RFC 9110, 10.2.3); anything else is as good as nothing. */
  private Optional<Duration> retryAfter(Instant now) {
    return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> pause(text, now));
  }

  private static Optional<Duration> pause(String text, Instant now) {
    try {
      if (text.matches("[0-9]{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until)).filter(pause -> !pause.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String excerpt() {
    String text = redaction.of(new String(body, StandardCharsets.UTF_8));
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    if (line.isEmpty()) {
      return "";
    }
    return ": "
        + (line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "...");
  }
}

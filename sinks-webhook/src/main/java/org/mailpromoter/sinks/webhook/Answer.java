package org.mailpromoter.sinks.webhook;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.http.AnswerStream;
import org.mailpromoter.http.RetryAfter;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Interprets an answer (RFC 9110): 2xx is done; 408, 425, 429 and 5xx are retried later, after the
 * pause that Retry-After asks for; a redirect is a mistake in the configuration, which a person
 * fixes while the event waits; everything else will be refused again.
 */
final class Answer {
  private static final int WORTH_SHOWING = 2_048;

  private final int status;
  private final HttpHeaders headers;
  private final String said;

  private Answer(int status, HttpHeaders headers, String said) {
    this.status = status;
    this.headers = headers;
    this.said = said;
  }

  /**
   * Reads the beginning of an answer and leaves the rest.
   *
   * @param words removes the secrets, since some servers repeat what they were sent
   */
  static Answer read(HttpResponse<AnswerStream> response, ServerWords words)
      throws InterruptedException {
    try (AnswerStream body = response.body()) {
      byte[] beginning = beginning(body);
      String said = words.of(new String(beginning, StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.headers(), said);
    }
  }

  /** If the body breaks off, the status has arrived, which is enough. */
  private static byte[] beginning(AnswerStream body) throws InterruptedException {
    try {
      return body.readNBytes(WORTH_SHOWING);
    } catch (AnswerStream.InterruptedReadException e) {
      Thread.interrupted(); // said by the exception instead
      throw new InterruptedException();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  Delivery delivery(String receiver, Instant now) {
    if (status / 100 == 2) {
      return Delivery.done();
    }
    String sentence = receiver + " answered " + status + (said.isEmpty() ? "." : ": " + said + ".");
    if (status == 408 || status == 425 || status == 429 || status / 100 == 5) {
      return RetryAfter.of(headers, now)
          .map(pause -> Delivery.later(pause, sentence))
          .orElseGet(() -> Delivery.later(sentence));
    }
    if (status / 100 == 3) {
      return Delivery.later(
          receiver
              + " answered "
              + status
              + ", a redirect, which is not followed. Set the url of the sink to the right"
              + " address.");
    }
    return Delivery.rejected(sentence);
  }
}

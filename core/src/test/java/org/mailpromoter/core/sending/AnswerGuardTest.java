package org.mailpromoter.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

class AnswerGuardTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final EmailAddress TOM = new EmailAddress("tom@customer.example");
  private final AnswerGuard guard = new AnswerGuard((to, n) -> Optional.empty());

  private static Envelope header(String field) {
    return new EnvelopeParser(MessageLimits.DEFAULT, AnswerGuard.FIELDS)
        .parse(
            ("From: tom@customer.example\r\n" + field + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted: auto-generated,AUTOMATIC",
    "Auto-Submitted: auto-replied (vacation),AUTOMATIC",
    "AUTO-SUBMITTED: Auto-Notified,AUTOMATIC",
    "X-Autoreply: yes,AUTOMATIC",
    "List-Id: <a.b>,LIST",
    "List-Unsubscribe: <mailto:x@y>,LIST",
    "list-post: NO,LIST",
    "Precedence: list,LIST",
    "Precedence: bulk,BULK",
    "Precedence: Junk,BULK",
    "Return-Path: <>,REPORT",
    "Content-Type: multipart/report; report-type=delivery-status,REPORT",
    "X-Auto-Response-Suppress: All,UNWANTED",
    "'X-Auto-Response-Suppress: DR, AutoReply',UNWANTED",
  })
  void noProgramAnswers(String field, AnswerGuard.Refusal why) {
    assertThat(guard.refusal(header(field), TOM, NOW)).contains(why);
    assertThat(why.sentence()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Precedence: first-class",
        "Return-Path: <tom@customer.example>",
        "X-Auto-Response-Suppress: DR",
        "Subject: List-Id: <a.b>"
      })
  void aPersonIsAnswered(String field) {
    assertThat(guard.refusal(header(field), TOM, NOW)).isEmpty();
  }

  @Test
  void aSixthMailWithinAnHourIsRefused() {
    Instant old = NOW.minus(AnswerGuard.WITHIN);
    assertThat(counting(4, NOW)).isEmpty();
    assertThat(counting(5, old)).isEmpty();
    assertThat(counting(5, old.plusMillis(1))).contains(AnswerGuard.Refusal.TOO_MANY);
    assertThat(counting(6, NOW)).contains(AnswerGuard.Refusal.TOO_MANY);
  }

  private static Optional<AnswerGuard.Refusal> counting(int mails, Instant at) {
    return new AnswerGuard(
            (to, n) -> to.equals(TOM) && n <= mails ? Optional.of(at) : Optional.empty())
        .refusal(header("Subject: hello"), TOM, NOW);
  }
}

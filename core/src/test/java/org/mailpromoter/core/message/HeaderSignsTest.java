package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What headers say beside the addresses: machines, forwards, domain authentication. */
class HeaderSignsTest {
  private static Envelope with(String... hints) {
    Envelope.Builder envelope = Envelope.builder();
    for (int i = 0; i < hints.length; i += 2) {
      envelope.hint(hints[i], hints[i + 1]);
    }
    return envelope.build();
  }

  @Test
  void machineMailIsClassified() {
    assertThat(MachineMail.of(with())).isEmpty();
    assertThat(MachineMail.of(with("auto-submitted", "auto-replied (vacation)")))
        .containsExactly(MachineMail.AUTO_REPLY);
    assertThat(MachineMail.of(with("auto-submitted", "auto-generated; owner=x")))
        .containsExactly(MachineMail.AUTO_GENERATED);
    assertThat(MachineMail.of(with("list-id", "<dev.example>", "precedence", "list")))
        .containsExactly(MachineMail.LIST);
    assertThat(MachineMail.of(with("precedence", "Bulk"))).containsExactly(MachineMail.BULK);
    assertThat(MachineMail.of(with("return-path", "<>")))
        .containsExactly(MachineMail.DELIVERY_REPORT);
    assertThat(
            MachineMail.of(with("content-type", "multipart/report; report-type=delivery-status")))
        .containsExactly(MachineMail.DELIVERY_REPORT);
  }

  /** RFC 3834, section 5: "no" says that a person wrote it. */
  @Test
  void autoSubmittedNoIsNotAutomaticAndSuppressionOnlyAsks() {
    assertThat(MachineMail.of(with("auto-submitted", "No"))).isEmpty();
    assertThat(MachineMail.of(with("x-auto-response-suppress", "All"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FW: a", "Fwd: a", "WG: a", " tr: a", "RV: a", "Fwd[2]: a", "转发：a", "VS: Re: a"})
  void forwardsAreToldInEveryLanguage(String subject) {
    assertThat(ForwardedSubject.isForwarded(subject)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Re: FW: a", "AW: WG: a", "Forward planning", "a fw: b", ""})
  void repliesToForwardsAndPlainSubjectsAreNone(String subject) {
    assertThat(ForwardedSubject.isForwarded(subject)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mx.ours.example; dmarc=pass (p=none) header.from=a.example|PASSED",
        "mx.ours.example; spf=pass smtp.mailfrom=a.example; dmarc=fail|FAILED",
        "mx.ours.example; spf=fail smtp.mailfrom=a.example; dkim=none|FAILED",
        "mx.ours.example; spf=softfail; dkim=pass header.d=a.example|PASSED",
        "mx.ours.example; none|UNKNOWN",
        "mx.evil.example; dmarc=pass|UNKNOWN",
        "mx.ours.example.evil.example; dmarc=pass|UNKNOWN",
        "(mx.ours.example;) evil; dmarc=pass|UNKNOWN",
      })
  void onlyTrustedServersAreBelieved(String header, DomainAuthentication expected) {
    assertThat(
            DomainAuthentication.of(
                with("authentication-results", header), List.of("mx.ours.example")))
        .isEqualTo(expected);
  }

  @Test
  void theTopmostTrustedHeaderCountsAndAForgedOneBelowDoesNot() {
    Envelope envelope =
        with("authentication-results", "mx.ours.example; dmarc=fail\nmx.ours.example; dmarc=pass");
    assertThat(DomainAuthentication.of(envelope, List.of("mx.ours.example")))
        .isEqualTo(DomainAuthentication.FAILED);
    assertThat(DomainAuthentication.of(envelope, List.of()))
        .isEqualTo(DomainAuthentication.UNKNOWN);
  }

  @Test
  void theParserKeepsAllAuthenticationResultsInOrder() {
    String header =
        "Authentication-Results: mx.ours.example; dmarc=fail\r\n"
            + "From: a@b.example\r\n"
            + "Authentication-Results: mx.ours.example;\r\n dmarc=pass\r\n\r\n";
    Envelope envelope =
        new EnvelopeParser(MessageLimits.DEFAULT)
            .parse(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(DomainAuthentication.of(envelope, List.of("mx.ours.example")))
        .isEqualTo(DomainAuthentication.FAILED);
  }
}

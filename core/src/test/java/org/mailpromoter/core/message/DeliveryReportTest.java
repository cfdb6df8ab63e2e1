package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as programs write them. */
class DeliveryReportTest {
  private static final String MAIL = "mp.abcdefghijklmnopqrstuvwxyz";

  private static Optional<DeliveryReport> read(byte[] message) throws IOException {
    Envelope header =
        new EnvelopeParser(MessageLimits.DEFAULT, DeliveryReport.HEADERS).parse(message);
    Body body =
        new BodyParser(MessageLimits.DEFAULT)
            .parse(new ByteArrayInputStream(message), ContentKeeper.NONE);
    return DeliveryReport.of(header, body);
  }

  private static Optional<DeliveryReport> read(String message) throws IOException {
    return read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static DeliveryReport sample(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DeliveryReportTest.class.getResourceAsStream("/reports/" + name + ".eml"), name)) {
      return read(in.readAllBytes()).orElseThrow();
    }
  }

  /** A report about one recipient, as one line. */
  private static List<String> fates(DeliveryReport report) {
    return report.fates().stream()
        .map(each -> each.recipient() + " " + each.action() + " " + each.words())
        .toList();
  }

  private static DeliveryReport.Fate fate(String address, String action, String words) {
    return new DeliveryReport.Fate(
        List.of(new EmailAddress(address)), DeliveryReport.Action.valueOf(action), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postfix-failed",
        "postfix-delayed",
        "sendmail-several",
        "exchange-online",
        "exchange-text",
        "gmail",
        "gmail-text",
        "qmail",
        "exim-text"
      })
  void everyReportNamesTheMail(String name) throws IOException {
    assertThat(sample(name).returned()).containsExactly(new MessageId(MAIL + "@ours.example"));
  }

  @Test
  void aReportForProgramsNamesTheEnvelopeAndTheToken() throws IOException {
    DeliveryReport report = sample("postfix-failed");
    assertThat(report.envelopeId()).isEqualTo(MAIL);
    assertThat(report.subject()).isEqualTo("Offer CRM:0001001");
    assertThat(report.fates())
        .containsExactly(
            fate(
                "tom@customer.example",
                "FAILED",
                "550 5.1.1 <tom@customer.example>: Recipient address rejected: User unknown"));
  }

  @Test
  void aDelayIsNoFailure() throws IOException {
    assertThat(fates(sample("postfix-delayed")))
        .containsExactly(
            "[tom@customer.example] DELAYED connect to mx.customer.example[192.0.2.25]:25:"
                + " Connection timed out");
  }

  @Test
  void eachRecipientHasItsFateUnderBothAddresses() throws IOException {
    assertThat(fates(sample("sendmail-several")))
        .containsExactly(
            "[jo@customer.example, johanna.long@internal.customer.example] DELIVERED 2.1.5",
            "[list@customer.example] EXPANDED 2.1.5",
            "[old@customer.example] RELAYED 2.1.9");
  }

  @Test
  void exchangeSaysWhyInItsReport() throws IOException {
    assertThat(fates(sample("exchange-online")))
        .containsExactly(
            "[tom@customer.example] FAILED 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient"
                + " tom@customer.example not found by SMTP address lookup");
  }

  @Test
  void exchangeIsReadInAnyLanguageWithoutAReportForPrograms() throws IOException {
    assertThat(fates(sample("exchange-text")))
        .containsExactly(
            "[tom@customer.example] FAILED 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
            "[mary@customer.example] FAILED 550 5.7.1 Message rejected as spam by Content"
                + " Filtering.");
  }

  @Test
  void gmailIsReadInBothForms() throws IOException {
    assertThat(fates(sample("gmail")))
        .containsExactly(
            "[tom@customer.example] FAILED 550 5.1.1 <tom@customer.example>: Recipient address"
                + " rejected: User unknown");
    assertThat(fates(sample("gmail-text")))
        .containsExactly(
            "[tom@customer.example] FAILED 550 550 5.1.1 <tom@customer.example> user unknown"
                + " (state 14).");
    assertThat(sample("gmail-text").subject()).isEqualTo("Offer CRM:0001001");
  }

  @Test
  void theTextOfTheMailThatQmailReturnsIsNoReport() throws IOException {
    assertThat(fates(sample("qmail")))
        .containsExactly(
            "[tom@customer.example] FAILED 192.0.2.25 does not like recipient. Remote host said:"
                + " 550 5.1.1 User unknown Giving up on 192.0.2.25.",
            "[mary@customer.example] FAILED Sorry, no mailbox here by that name. (#5.1.1)");
  }

  @Test
  void failedRecipientsInTheHeaderHaveTheirOwnReasons() throws IOException {
    assertThat(fates(sample("exim-text")))
        .containsExactly(
            "[tom@customer.example] FAILED 550 5.1.1 User unknown",
            "[mary@customer.example] FAILED 552 5.2.2 Mailbox full");
  }

  @Test
  void whatAPersonWritesIsNoReport() throws IOException {
    String text =
        """
        From: tom@customer.example
        Subject: Re: Offer
        Message-ID: <person@customer.example>
        Content-Type: text/plain

        Hi. This is the qmail-send program at home.

        <mary@customer.example>:
        550 5.1.1 User unknown

        Message-ID: <mp.abcdefghijklmnopqrstuvwxyz@ours.example>
        """;
    assertThat(read(text)).isEmpty();
    assertThat(read(text.replace("Subject", "X-Failed-Recipients: nobody\nSubject"))).isPresent();
  }

  @Test
  void anActionThatIsMissingFollowsFromTheStatus() throws IOException {
    String report =
        """
        From: daemon@x.example
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Final-Recipient: <tom@customer.example>
        Status: 5.0.0
        Final-Recipient: rfc822; mary@customer.example
        Status: 4.0.0
        Final-Recipient: rfc822; jo@customer.example
        Status: 2.0.0
        --b--
        """;
    assertThat(fates(read(report).orElseThrow()))
        .containsExactly(
            "[tom@customer.example] FAILED 5.0.0", "[mary@customer.example] DELAYED 4.0.0");
  }

  @Test
  void wordsAreShortAndControlNoTerminal() throws IOException {
    String report =
        "From: daemon@x.example\nContent-Type: multipart/report; report-type=delivery-status;"
            + " boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
            + "Final-Recipient: rfc822; tom@customer.example\nAction: failed\n"
            + "Diagnostic-Code: smtp; 550 \u001b[31m"
            + "x".repeat(5_000)
            + "\n--b--\n";
    String words = read(report).orElseThrow().fates().get(0).words();
    assertThat(words).startsWith("550 [31mxxx").hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " \n",
        "\tx\n",
        "Final-Recipient: rfc822; t@x.example\n",
        ":",
        "a@b\n",
        "<a@b>:\n"
      })
  void whatIsRepeatedForEverIsReadOnce(String piece) throws IOException {
    String many = piece.repeat(500_000 / piece.length());
    String status =
        "From: mailer-daemon@x.example\nX-Failed-Recipients: t@x.example\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
            + "Content-Type: message/delivery-status\n\nAction: failed\n"
            + many
            + "\n--b--\n";
    String text = "From: mailer-daemon@x.example\n\nHi. This is the qmail-send\n\n" + many;
    assertThat(read(status).map(each -> each.fates().size()).orElse(0)).isLessThanOrEqualTo(1_000);
    assertThat(read(text).map(each -> each.fates().size()).orElse(0)).isLessThanOrEqualTo(100);
  }
}

package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/**
 * Mail that is designed to be slow. The best CPU time of a few readings is measured: linear reading
 * stays far below the bound, other reading far exceeds it.
 */
class LinearTimeTest {
  private static final long SECONDS = 2_000_000_000L;
  private static final MessageLimits FAR_LIMITS =
      new MessageLimits(4 << 20, 4 << 20, 1 << 20, 1_000, 100, 10_000, 1 << 20);
  private static final BodyParser BODIES = new BodyParser(MessageLimits.DEFAULT);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static Stream<Arguments> shapes() {
    String part = "Content-Type: multipart/mixed; boundary=m\n\n--m\n";
    return Stream.of(
        shape("comments", part + "Content-Type: " + "(".repeat(250_000) + "\n\nx"),
        shape("comments one by one", part + "Content-Type: a/b" + "(x);".repeat(60_000) + "\n\nx"),
        shape("quotes", part + "Content-Type: a/b; name=" + "\"\\\"".repeat(80_000) + "\n\nx"),
        shape("quoted pairs", part + "Content-Type: a/b; " + "a=\"x\" ".repeat(40_000) + "\n\nx"),
        shape(
            "quoted words", part + "Content-Type: a/b; name=" + "\"x\" ".repeat(60_000) + "\n\nx"),
        shape(
            "pieces of a name",
            part
                + "Content-Disposition: attachment"
                + IntStream.range(0, 15_000)
                    .mapToObj(i -> "; filename*" + (15_000 - i) + "*=%41")
                    .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                + "\n\nx"),
        shape(
            "names of many words",
            part
                + ("Content-Type: a/b; name=\"" + "=?x".repeat(80_000) + "\"\n\nx\n--m\n")
                    .repeat(8)),
        shape(
            "encoded names",
            part
                + ("Content-Type: a/b; name=\""
                        + "=?utf-8?Q?=41?= ".repeat(15_000)
                        + "\"\n\nx\n--m\n")
                    .repeat(8)),
        shape("padding", "Content-Transfer-Encoding: base64\n\n" + "QQ==".repeat(500_000)),
        shape("foreign", "Content-Transfer-Encoding: base64\n\nQQ==\n" + "Q=_".repeat(600_000)),
        shape(
            "equals signs",
            "Content-Transfer-Encoding: quoted-printable\n\n" + "=".repeat(2_000_000)),
        shape("blanks", "Content-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(2_000_000)),
        shape("meta", "Content-Type: text/html\n\n" + "<meta charset=\n".repeat(100_000)),
        shape("stray lines", "Subject: x\n" + "x\n".repeat(900).concat("From: a\n").repeat(1_000)),
        shape(
            "lines like delimiters in many levels",
            IntStream.range(0, 99)
                    .mapToObj(
                        i -> "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n")
                    .reduce("", String::concat)
                + "\n"
                + "--b\n".repeat(500_000)),
        shape("guessed boundary", "Content-Type: multipart/mixed\n\n" + "--x\n".repeat(500_000)),
        shape("text in pieces", part + "\nx\n--m\n".repeat(9_999)));
  }

  static Stream<Arguments> headers() {
    String from = "From: ann@a.example\n";
    return Stream.of(
        shape("many To fields", "To: a@b.example, b@c.example\n".repeat(60_000)),
        shape("many recipients", "To: " + "<a@b.example>,".repeat(100_000) + "\n"),
        shape("recipients without commas", "To: " + "<a@b.example> ".repeat(100_000) + "\n"),
        shape("bare recipients", "To: " + "a@b.example ".repeat(100_000) + "\n"),
        shape("brackets", "From: " + "<".repeat(1_000_000) + "\n"),
        shape("quotes", "From: " + "\"\\".repeat(500_000) + "\n"),
        shape("colons", "From: " + "a:".repeat(500_000) + "\n"),
        shape("comments", "From: " + "(".repeat(1_000_000) + "\nDate: " + "(".repeat(1_000_000)),
        shape("comments one by one", "From: " + "(x)".repeat(300_000) + "\n"),
        shape(
            "many results",
            "Authentication-Results: mx; dkim=pass header.d=a.example\n".repeat(30_000)),
        shape(
            "a long result",
            "Authentication-Results: mx" + "; dkim=pass header.d=a.example".repeat(30_000) + "\n"),
        shape("comments in results", "Authentication-Results: mx; " + "(".repeat(1_000_000) + "\n"),
        shape("encoded words", "Subject: " + "=?utf-8?Q?=41?= ".repeat(60_000) + "\n"),
        shape("words that are none", "Subject: " + "=?x".repeat(300_000) + "?=\n"),
        shape("words that never end", "Subject: " + "=?a?q?".repeat(150_000) + "\n"),
        shape("words in names", "To: " + "=?x".repeat(300_000) + "?= <a@b.example>\n"),
        shape("long references", "References: " + "<a@b.example> ".repeat(70_000) + "\n"),
        shape("odd references", "References: " + "=?x <(".repeat(150_000) + "?=\n"),
        shape("folded lines", "Subject: a" + "\n b".repeat(300_000) + "\n"),
        shape("blank lines in a field", "Subject: a" + "\n ".repeat(500_000) + "\n"),
        shape("stray lines", from + "x\n".repeat(900).concat("From: a\n").repeat(1_000)),
        shape("returns", from + "\r".repeat(1_000_000) + "\n"));
  }

  private static Arguments shape(String name, String message) {
    return Arguments.of(name, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aMessageIsReadInLinearTime(String name, String message) throws IOException {
    check(
        name, message, bytes -> BODIES.parse(new ByteArrayInputStream(bytes), ContentKeeper.NONE));
  }

  /** The limits are high, so they hide no cost. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void aHeaderIsReadInLinearTime(String name, String header) throws IOException {
    check(name, header, new EnvelopeParser(FAR_LIMITS)::parse);
  }

  static Stream<Arguments> reports() {
    String daemon = "From: mailer-daemon@x.example\nX-Failed-Recipients: t@x.example\n";
    String status =
        daemon
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=m\n\n--m\n"
            + "Content-Type: message/delivery-status\n\nAction: failed\n";
    String qmail = daemon + "\nHi. This is the qmail-send program\n\n";
    return Stream.of(
        shape("folded fields", status + " x\n".repeat(400_000)),
        shape("recipients", status + "Final-Recipient: rfc822; t@x.example\n".repeat(40_000)),
        shape("colons", status + ":".repeat(1_000_000)),
        shape("spaces", status + "Diagnostic-Code: smtp;" + " ".repeat(1_000_000)),
        shape("addresses", qmail + "<a@b.example>:\n".repeat(100_000)),
        shape("addresses without a reply", qmail + "a@b.example\nx\n\n".repeat(100_000)),
        shape("codes", qmail + "a@b.example\n" + "550".repeat(300_000)),
        shape("a reply of spaces", qmail + "a@b.example\n550 " + " ".repeat(1_000_000)),
        shape("tags", daemon + "Content-Type: text/html\n\n" + "<p>a@b.example".repeat(80_000)),
        shape("ids", qmail + "Message-ID: <a@b.example>\n".repeat(50_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void aDeliveryReportIsReadInLinearTime(String name, String message) throws IOException {
    EnvelopeParser headers = new EnvelopeParser(MessageLimits.DEFAULT, DeliveryReport.HEADERS);
    check(
        name,
        message,
        bytes -> {
          Envelope header = headers.parse(bytes);
          Body body = BODIES.parse(new ByteArrayInputStream(bytes), ContentKeeper.NONE);
          assertThat(DeliveryReport.isLikely(header)).isTrue();
          assertThat(DeliveryReport.of(header, body)).isNotNull();
        });
  }

  /** Reads a message or a header. */
  @FunctionalInterface
  private interface Reader {
    void read(byte[] message) throws IOException;
  }

  private static void check(String name, String message, Reader reader) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3 && best > SECONDS; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      reader.read(bytes);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
    }
    assertThat(best).as(name).isLessThan(SECONDS);
  }
}

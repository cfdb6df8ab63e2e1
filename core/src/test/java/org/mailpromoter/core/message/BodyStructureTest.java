package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyStructureTest {
  private static String alternative(String parameters, String boundary) {
    return "MIME-Version: 1.0\nContent-Type: multipart/alternative; "
        + parameters
        + "\n\n--"
        + boundary
        + "\nContent-Type: text/plain\n\nplain\n--"
        + boundary
        + "\nContent-Type: text/html\n\n<p>html</p>\n--"
        + boundary
        + "--\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"----=_NextPart_000_01DC.AB", "Boundary:12?34", "a(b)c", "a/b", "=_x@y,z"})
  void aBoundaryWithoutQuotesEndsAtABlankOrASemicolon(String boundary) throws IOException {
    for (String end : new String[] {"", "; charset=utf-8", " charset=utf-8"}) {
      Body body = BodyOfMail.of(alternative("boundary=" + boundary + end, boundary));
      assertThat(body.text()).isEqualTo("plain");
      assertThat(body.html()).isEqualTo("<p>html</p>");
      assertThat(body.flaws()).isEmpty();
    }
  }

  @Test
  void aBoundaryMayHoldBlanksWithinQuotesAndStandInPieces() throws IOException {
    assertThat(BodyOfMail.of(alternative("boundary=\"a b\"", "a b")).text()).isEqualTo("plain");
    assertThat(BodyOfMail.of(alternative("boundary*0=a; boundary*1=b", "ab")).text())
        .isEqualTo("plain");
    assertThat(BodyOfMail.of(alternative("(no; comment) boundary=x", "x")).text())
        .isEqualTo("plain");
  }

  @Test
  void aBoundaryThatTheHeaderDoesNotNameIsSeenInTheBody() throws IOException {
    Body body = BodyOfMail.of(alternative("charset=utf-8", "b1"));
    assertThat(body.text()).isEqualTo("plain");
    assertThat(body.html()).isEqualTo("<p>html</p>");
    assertThat(body.flaws()).containsExactly(Flaw.DAMAGED_STRUCTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "; boundary=b1"})
  void aMultipartWithoutPartsIsText(String parameter) throws IOException {
    Body body =
        BodyOfMail.of("Content-Type: multipart/mixed" + parameter + "\n\nHello\n-- \nAnn\n");
    assertThat(body.text()).isEqualTo("Hello\n-- \nAnn\n");
    assertThat(body.flaws()).containsExactly(Flaw.DAMAGED_STRUCTURE);
  }

  @Test
  void aBoundaryThatBeginsLikeAnotherOneIsNotThatOne() throws IOException {
    String filler = "x".repeat(5_000);
    Body body =
        BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\none "
                + filler
                + "\n--b1--\n--b\n\ntwo\n--b--\n--b\n\nnot read\n");
    assertThat(body.text()).isEqualTo("one " + filler + "\ntwo");
  }

  @Test
  void anOuterBoundaryEndsWhatIsOpenWithin() throws IOException {
    Body body =
        BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
                + "Content-Type: multipart/alternative; boundary=i\n\n--i\n\none\n--o\n"
                + "Content-Type: application/pdf; name=x.pdf\n\nfile\n--o--\n");
    assertThat(body.text()).isEqualTo("one");
    assertThat(body.attachments()).containsExactly(new Attachment("x.pdf", "application/pdf", 4));
  }

  @Test
  void aLineThatIsNoFieldBeginsTheBody() throws IOException {
    Body text = BodyOfMail.of("Subject: case\nHello there.\nSecond line.\n\nThird paragraph.\n");
    assertThat(text.text()).isEqualTo("Hello there.\nSecond line.\n\nThird paragraph.\n");
    Body multipart =
        BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=b1\n--b1\nContent-Type: text/plain\n\n"
                + "plain\n--b1--\n");
    assertThat(multipart.text()).isEqualTo("plain");
    Body part =
        BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nHello there.\n\nSecond.\n--b1\n"
                + "Content-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n"
                + "SGVsbG8=\n--b1--\n");
    assertThat(part.text()).isEqualTo("Hello there.\n\nSecond.");
    assertThat(part.attachments()).containsExactly(new Attachment("x.pdf", "application/pdf", 5));
  }

  @Test
  void whatStandsInABodyWithoutABlankLineBeforeItIsNoHeader() {
    Envelope envelope =
        new EnvelopeParser(MessageLimits.DEFAULT)
            .parse(
                "Subject: case\nTo: ann@kunde.example\nHello there.\nTwo: more\nCc: bob@b.example\n"
                    .getBytes(StandardCharsets.US_ASCII));
    assertThat(envelope.to().addresses()).hasSize(1);
    assertThat(envelope.cc().addresses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\r\n", "\r"})
  void linesMayEndInOddWays(String lineEnd) throws IOException {
    String message = "Subject: a\nContent-Type: text/html\n\n<p>\nhtml</p>\n";
    assertThat(BodyOfMail.of(message.replace("\n", lineEnd)).html().replace("\r", ""))
        .isEqualTo("<p>\nhtml</p>\n");
    assertThat(BodyOfMail.of(alternative("boundary=x", "x").replace("\n", "\r")).html())
        .isEqualTo("<p>html</p>");
  }

  @Test
  void aHeaderThatGoesOnBehindAStrayLineIsReadOn() throws IOException {
    assertThat(
            BodyOfMail.of(
                    "From x@y Tue Feb  3 10:11:12 2026\nSubject: a line that is\nfolded badly\n"
                        + "Content-Type: text/html\n\n<p>html</p>\n")
                .html())
        .isEqualTo("<p>html</p>\n");
    assertThat(BodyOfMail.of("Subject: a\n \n \t\nContent-Type: text/html\n\n<p>html</p>\n").html())
        .isEqualTo("<p>html</p>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stray", "--", "--stray--", "From here", ">From a@b", ": x"})
  void aStrayLineDoesNotCostTheFieldsBehindIt(String stray) throws IOException {
    String header = "Received: by a\n" + stray + "\n  (folded); today\nFrom: ann@kunde.example\n\n";
    Envelope envelope =
        new EnvelopeParser(MessageLimits.DEFAULT).parse(header.getBytes(StandardCharsets.US_ASCII));
    assertThat(envelope.from().addresses()).hasSize(1);
    assertThat(BodyOfMail.of(header + "Hello\n").text()).isEqualTo("Hello\n");
  }

  @Test
  void manyStrayLinesAreReadInLinearTime() throws IOException {
    String header = ("x\n".repeat(900) + "From: a@b.example\n").repeat(2_000);
    assertThat(BodyOfMail.of("Subject: a\n" + header + "\nHello\n").text()).isEqualTo("Hello\n");
  }

  @Test
  void textAroundAFileIsReadOnAndAlternativesAreNot() throws IOException {
    String file = "--b\nContent-Disposition: inline; filename=x.pdf\n\nfile\n";
    Body body =
        BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n"
                + file
                + "--b\n\nsecond\n--b\nContent-Disposition: attachment\n\nthird\n--b--\n");
    assertThat(body.text()).isEqualTo("first\nsecond");
    assertThat(body.attachments()).extracting(Attachment::name).containsExactly("x.pdf", "");
    Body alternatives =
        BodyOfMail.of(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nfirst\n--b\n\nagain\n--b--");
    assertThat(alternatives.text()).isEqualTo("first");
    assertThat(alternatives.attachments()).hasSize(1);
  }

  @Test
  void aLongHeaderDoesNotCostTheBody() throws IOException {
    Body body =
        BodyOfMail.of(
            "To: "
                + "ann@kunde.example,\n ".repeat(30_000)
                + "\n"
                + "X-Field: 1\n".repeat(12_000)
                + "Content-Type: text/html\n\n<p>html</p>\n");
    assertThat(body.html()).isEqualTo("<p>html</p>\n");
    assertThat(body.flaws()).isEmpty();
  }

  @Test
  void theLineEndsOfThePartStayAndThoseOfTheBoundaryGo() throws IOException {
    String crlf =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n--b\r\n\r\none\r\n\r\n"
            + "two\r\n--b\r\nContent-Type: application/pdf\r\n\r\na\r\nb\r\n--b--\r\nepilogue";
    Body body = BodyOfMail.of(crlf);
    assertThat(body.text()).isEqualTo("one\n\ntwo");
    assertThat(body.attachments()).extracting(Attachment::size).containsExactly(4L);
  }

  @Test
  void onlyAFailingStreamIsAFailure() {
    InputStream failing =
        new InputStream() {
          private final InputStream header =
              new ByteArrayInputStream("Subject: a\n\nb".getBytes(StandardCharsets.US_ASCII));

          @Override
          public int read() throws IOException {
            int c = header.read();
            if (c < 0) {
              throw new IOException("connection lost");
            }
            return c;
          }
        };
    assertThatThrownBy(
            () -> new BodyParser(MessageLimits.DEFAULT).parse(failing, ContentKeeper.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("connection lost");
  }

  @Test
  void aStreamThatGivesNothingNowAndThenIsReadOn() throws IOException {
    byte[] message = "Subject: a\n\nHello\n".getBytes(StandardCharsets.US_ASCII);
    InputStream hesitant =
        new ByteArrayInputStream(message) {
          private boolean now;

          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            now = !now;
            return now ? 0 : super.read(target, offset, length);
          }
        };
    assertThat(new BodyParser(MessageLimits.DEFAULT).parse(hesitant, ContentKeeper.NONE).text())
        .isEqualTo("Hello\n");
  }
}

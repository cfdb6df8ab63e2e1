package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  private static String base64(String content) throws IOException {
    return BodyOfMail.of("Content-Transfer-Encoding: base64\n\n" + content).text();
  }

  private static String quotedPrintable(String content) throws IOException {
    return BodyOfMail.of(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n"
                + content
                + "\n--b--\n")
        .text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Content-Type: text/plain\n", "Content-Type: text/plain; charset=us-ascii\n"})
  void textWithoutACharsetIsUtf8WhereItIsValid(String header) throws IOException {
    assertThat(BodyOfMail.of(header + "\nGrüße aus Köln").text()).isEqualTo("Grüße aus Köln");
    assertThat(BodyOfMail.of(header + "\nGrüße €", Charset.forName("windows-1252")).text())
        .isEqualTo("Grüße €");
  }

  @Test
  void theLastByteOfATextWithoutACharsetIsKept() throws IOException {
    assertThat(BodyOfMail.of("\ncafé", LATIN).text()).isEqualTo("café");
  }

  @Test
  void aLongTextWithoutACharsetIsUtf8ThoughItBreaksOffWithinACharacter() throws IOException {
    Body body = BodyOfMail.of("\n" + "x" + "€".repeat(1 << 20));
    assertThat(body.text()).hasSize(1 << 20).startsWith("x€€").endsWith("€");
    assertThat(body.flaws()).contains(Flaw.BODY_CUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head><meta charset=\"windows-1251\"></head><body>Привет</body></html>",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>Привет",
        "<meta name=viewport><meta charset=windows-1251/>Привет",
      })
  void htmlIsAskedForItsCharset(String html) throws IOException {
    Body body =
        BodyOfMail.of("Content-Type: text/html\n\n" + html, Charset.forName("windows-1251"));
    assertThat(body.html()).contains("Привет");
  }

  @Test
  void theHeaderCountsBeforeWhatHtmlSays() throws IOException {
    String html = "<meta charset=koi8-r>Привет";
    assertThat(BodyOfMail.of("Content-Type: text/html; charset=utf-8\n\n" + html).html())
        .isEqualTo(html);
    assertThat(BodyOfMail.of("Content-Type: text/html\n\n" + html).html()).isEqualTo(html);
  }

  @Test
  void theMarkAtTheBeginningCountsAndGoes() throws IOException {
    String marked = "\uFEFFGrüße";
    assertThat(BodyOfMail.of("Content-Type: text/plain; charset=latin1\n\n" + marked).text())
        .isEqualTo("Grüße");
  }

  @ParameterizedTest
  @CsvSource({
    "gb2312, GBK, 會議紀錄",
    "ks_c_5601-1987, x-windows-949, 똠방각하",
    "iso-8859-8-i, ISO-8859-8, שלום רב",
    "iso-8859-1, windows-1252, Preis 100 € „neu“",
    "utf-8 (as ever), UTF-8, Grüße"
  })
  void labelsMeanWhatTheyMeanInPractice(String label, String charset, String text)
      throws IOException {
    String message = "Content-Type: text/plain; charset=" + label + "\n\n" + text;
    assertThat(BodyOfMail.of(message, Charset.forName(charset)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quoted-printable;",
        "\"quoted-printable\"",
        "Quoted-Printable (as ever)",
        " quoted-printable , 8bit",
        "quoted_printable"
      })
  void anEncodingIsKnownHoweverItIsWritten(String encoding) throws IOException {
    Body body = BodyOfMail.of("Content-Transfer-Encoding: " + encoding + "\n\nGr=C3=BC=C3=9Fe");
    assertThat(body.text()).isEqualTo("Grüße");
  }

  @Test
  void aSoftLineBreakAtTheEndLeavesNothing() throws IOException {
    assertThat(quotedPrintable("one=\ntwo=")).isEqualTo("onetwo");
    assertThat(quotedPrintable("one= \t\ntwo= ")).isEqualTo("onetwo");
  }

  @Test
  void anEqualsSignThatBeginsNothingStaysOne() throws IOException {
    assertThat(quotedPrintable("a=b, a=4, a==41=4")).isEqualTo("a=b, a=4, a=A=4");
    assertThat(quotedPrintable("trailing  \nblanks\t")).isEqualTo("trailing\nblanks");
    assertThat(quotedPrintable("=" + "=41".repeat(10_000))).isEqualTo("=" + "A".repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"====", "=", "a=", "=a===", "\n\n", "=====a"})
  void base64OfPaddingOnlyIsAnEmptyText(String content) throws IOException {
    assertThat(base64(content)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SGVsbG8=V29ybGQ=, HelloWorld",
    "SGVsbG8, Hello",
    "SGVsbG8==, Hello",
  })
  void base64GoesOnBehindPaddingAndNeedsNone(String content, String text) throws IOException {
    assertThat(base64(content)).isEqualTo(text);
  }

  @Test
  void whatAListAddsBehindBase64IsNotDecoded() throws IOException {
    Body body =
        BodyOfMail.of(
            "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n____\nthe mailing list\nlists\n");
    assertThat(body.text()).isEqualTo("Hello");
    assertThat(body.flaws()).containsExactly(Flaw.DAMAGED_ENCODING);
  }

  @Test
  void textThatOnlyIsSaidToBeBase64IsTakenAsItStands() throws IOException {
    String text = "Hello, this is not base64 at all.\nReally not.\n";
    Body body = BodyOfMail.of("Content-Transfer-Encoding: base64\n\n" + text);
    assertThat(body.text()).isEqualTo(text);
    assertThat(body.flaws()).containsExactly(Flaw.DAMAGED_ENCODING);
    assertThat(base64("Hello\nAnn, how are you?")).isEqualTo("Hello\nAnn, how are you?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Brad\n\nthank you, all.",
        "Grus\n\nit is gone!",
        "Dear\nAnn,\n",
        "Dzie=C5=84 dobry,\nall"
      })
  void aFirstLineOfAWordThatCouldBeBase64MakesNoneOfTheText(String text) throws IOException {
    assertThat(base64(text)).isEqualTo(text);
  }

  @Test
  void aShortTextInBase64IsOneThoughAListAddsALine() throws IOException {
    assertThat(base64("SGVsbG8h\n_____\nthe list\n")).startsWith("Hello!");
  }

  @Test
  void anUndecodableByteIsReplacedNotThrown() throws IOException {
    assertThat(BodyOfMail.of("Content-Type: text/plain; charset=utf-8\n\na\u00ffb", LATIN).text())
        .isEqualTo("a\uFFFDb");
  }

  @Test
  void textsOfSeveralPartsStayWithinTheLimitTogether() throws IOException {
    for (int limit = 1; limit <= 12; limit++) {
      Body body = limited(limit, "--b\n\nabcde\n--b\n\nfghij\n--b--\n");
      String whole = "abcde\nfghij";
      assertThat(whole).startsWith(body.text());
      assertThat(body.text()).hasSizeBetween(Math.min(limit, 11) - 1, Math.min(limit, 11));
      assertThat(body.flaws().contains(Flaw.BODY_CUT)).isEqualTo(limit < whole.length());
    }
  }

  @Test
  void aCharacterOfTwoUnitsIsNotCutInHalf() throws IOException {
    Body body = limited(6, "--b\n\nHello\uD83D\uDE00\n--b--\n");
    assertThat(body.text()).isEqualTo("Hello");
    assertThat(body.flaws()).contains(Flaw.BODY_CUT);
  }

  private static Body limited(int characters, String parts) throws IOException {
    MessageLimits limits = new MessageLimits(1 << 16, 4_096, 20, 10, 5, 20, characters);
    String message = "Content-Type: multipart/mixed; boundary=b\n\n" + parts;
    return new BodyParser(limits)
        .parse(
            new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), ContentKeeper.NONE);
  }
}

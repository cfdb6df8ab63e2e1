package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailCharsetsTest {
  /** Bytes that the charset of that name does not have, and that people mean when they write it. */
  @ParameterizedTest
  @CsvSource({
    "gb2312, 9540, 旲",
    "GBK, 9540, 旲",
    "ks_c_5601-1987, 8c63, 똠",
    "euc-kr, 8c63, 똠",
    "iso-8859-1, 80, €",
    "US-ASCII, 93, “",
    "iso-8859-9, 80, €",
    "iso-8859-11, 80, €",
    "tis-620, a1, ก",
    "iso-8859-8-i, f9, ש",
    "csISO88598I, f9, ש",
    "iso-8859-10, bd, ―",
    "iso-8859-14, d0, Ŵ",
    "iso-8859-16, a4, €",
    "shift_jis, 8740, ①",
    "cp932, 8740, ①",
    "euc-jp, ada1, ①",
    "iso-2022-jp, 1b24422d211b2842, ①",
    "iso-2022-jp, 1b2849311b2842, ｱ",
    "big5, 8e40, 𣻗",
    "x-mac-cyrillic, b4, і",
    "macintosh, d2, “",
    "koi8-u, a4, є",
    "unicode-1-1-utf-8, c3bc, ü",
    "utf-16, 4104, с",
    "utf-16, feff0441, с",
    "iso-2022-kr, 1b2429430e30210f, 가",
    "ibm850, 81, ü"
  })
  void aLabelMeansWhatMailProgramsMeanByIt(String label, String hex, String expected) {
    Charset charset = MailCharsets.named(label).orElseThrow();
    String read = new String(HexFormat.of().parseHex(hex), charset);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void aLabelThatNobodyKnowsNamesNoCharset() {
    assertThat(MailCharsets.named("x-nobody")).isEmpty();
    assertThat(MailCharsets.named("")).isEmpty();
    assertThat(MailCharsets.named("not a label: ?")).isEmpty();
    assertThat(MailCharsets.named("u".repeat(1_000))).isEmpty();
  }

  @Test
  void textWithoutALabelIsUtf8WhereItIsValid() {
    byte[] utf8 = "Grüße".getBytes(StandardCharsets.UTF_8);
    byte[] old = "Grüße €".getBytes(Charset.forName("windows-1252"));
    assertThat(MailCharsets.undeclared(utf8, 0, utf8.length)).isEqualTo("Grüße");
    assertThat(MailCharsets.undeclared(old, 0, old.length)).isEqualTo("Grüße €");
  }
}

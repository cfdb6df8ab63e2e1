package org.mailpromoter.spi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String WORD = "s3cret/wörd\"&\\<+";
  private final Redaction redaction = Redaction.of(Secret.of(WORD), Secret.of(""));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSecretIsTakenOutAsItIsAndInQuotes() {
    String quoted = WORD.replace("\\", "\\\\").replace("\"", "\\\"");
    assertThat(redaction.of("no login for u " + WORD + "!")).isEqualTo("no login for u ***!");
    assertThat(redaction.of("LOGIN u \"" + quoted + "\"")).isEqualTo("LOGIN u \"***\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "\0anna\0%s", "anna\0anna\0%s", "user=anna\1auth=Bearer %s\1\1", "ab%sc"})
  void aSecretIsTakenOutOfBase64(String form) {
    String sent = base64(form.formatted(WORD));
    assertThat(redaction.of("bad: " + sent + " try again")).isEqualTo("bad: *** try again");
  }

  @Test
  void aSecretIsTakenOutOfXmlAndOfUrls() {
    String xml = "<p>s3cret/wörd&quot;&amp;\\&lt;+</p>";
    assertThat(redaction.of(xml)).isEqualTo("<p>***</p>");
    assertThat(redaction.of("p=s3cret%2Fw%C3%B6rd%22%26%5C%3C%2B")).isEqualTo("p=***");
  }

  @Test
  void otherWordsStay() {
    assertThat(redaction.of("Invalid credentials (s3cret)"))
        .isEqualTo("Invalid credentials (s3cret)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "e", "in", "log", "pass", "again"})
  void aShortSecretLeavesTheLettersOfOrdinaryWords(String secret) {
    String words = "The server refused the login of annabell (passwords expire), trying against";
    assertThat(Redaction.of(Secret.of(secret)).of(words)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOGIN anna %s",
        "%s",
        "\"%s\"",
        "user=anna&password=%s&b=c",
        "anna%%3A%s",
        "a:%s, b",
        "anna\0%s\0",
        "<p>%s</p>"
      })
  void aShortSecretIsTakenOutWhereItStandsAlone(String form) {
    for (String secret : List.of("x", "xy1", "x\"z", "geheim")) {
      assertThat(Redaction.of(Secret.of(secret)).of(form.formatted(secret)))
          .isEqualTo(form.formatted("***"));
    }
  }

  @Test
  void aLongerSecretIsTakenOutInsideOfWordsToo() {
    assertThat(Redaction.of(Secret.of("geheim")).of("annageheim1")).isEqualTo("anna***1");
  }

  @Test
  void aShortSecretIsTakenOutEachTime() {
    assertThat(Redaction.of(Secret.of("a")).of("a a,a/a la a")).isEqualTo("*** ***,***/*** la ***");
  }

  @Test
  void failuresForTheLogLoseTheSecretInTheirCausesToo() {
    Exception failure = new IllegalStateException("failed", new IOException("NO " + WORD));
    Throwable clean = redaction.of(failure);
    assertThat(clean).hasStackTraceContaining("failed").hasStackTraceContaining("NO ***");
    assertThat(clean.getCause()).hasMessageNotContaining(WORD);
    assertThat(clean.getStackTrace()).isEqualTo(failure.getStackTrace());
    Exception harmless = new IOException("no secret");
    assertThat(redaction.of(harmless)).isSameAs(harmless);
  }
}

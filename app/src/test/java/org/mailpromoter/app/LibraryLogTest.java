package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What libraries and plugins say on standard error. */
class LibraryLogTest {
  private static String said(String warning, Throwable... cause) {
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    try {
      Logger library = LoggerFactory.getLogger("org.example.Library");
      library.info("nobody needs this");
      library.warn(warning, (Object[]) cause);
    } finally {
      System.setErr(before);
    }
    return error.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aWarningIsOneLineWithTimeLevelAndName() {
    assertThat(said("the pool is exhausted"))
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d WARN  Library: the pool is exhausted\n");
  }

  @Test
  void textsOfMailCannotForgeLinesOrControlTheTerminal() {
    assertThat(said("Subject: a\r\n2026-01-01 ERROR Library: forged \u001b[2J\u0007"))
        .hasLineCount(1)
        .endsWith("Library: Subject: a  2026-01-01 ERROR Library: forged  [2J \n");
  }

  @Test
  void aStackTraceIsNotPrinted() {
    assertThat(said("it failed", new IllegalStateException("secret")))
        .hasLineCount(1)
        .doesNotContain("IllegalStateException");
  }
}

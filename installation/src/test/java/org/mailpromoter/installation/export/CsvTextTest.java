package org.mailpromoter.installation.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @Test
  void aRowIsReadAsItWasWritten() {
    assertThat(CsvText.row(List.of("1", "a,b", "say \"x\"", "two\nlines", "", " blank ")))
        .isEqualTo("1,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,\" blank \"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n", "＝1", "－1"})
  void noCellIsAFormula(String text) {
    assertThat(CsvText.row(List.of(text))).matches("(?s)\"?'.*");
  }
}

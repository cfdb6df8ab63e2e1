package org.mailpromoter.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void valuesAreQuotedWhereTheyMustBe() {
    assertThat(Csv.line(List.of("plain", "a,b", "say \"yes\"", "two\nlines", "")))
        .isEqualTo("plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")"})
  void nothingIsAFormula(String value) {
    String line = Csv.line(List.of(value));
    assertThat(line.replaceAll("^\"", "")).startsWith("'");
    assertThat(line.replaceAll("^\"|\"\r\n$|\r\n$", "").replace("\"\"", "\""))
        .isEqualTo("'" + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "Re: -1", " =1", "'=1", "12"})
  void otherValuesStayAsTheyAre(String value) {
    assertThat(Csv.line(List.of(value))).isEqualTo(value + "\r\n");
  }
}

package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.web.Response;

class AttachmentDownloadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "order.pdf | order.pdf | order.pdf",
        "../../etc/passwd | _.._etc_passwd | _.._etc_passwd",
        "..\\..\\a.txt | _.._a.txt | _.._a.txt",
        "a\"; filename=\"b.exe | a_; filename=_b.exe | a_%3B%20filename%3D_b.exe",
        "Größe 1.pdf | Gr__e 1.pdf | Gr%C3%B6%C3%9Fe%201.pdf",
        ".bashrc | bashrc | bashrc",
        "a:b*c?.txt | a_b_c_.txt | a_b_c_.txt",
        "%41.txt | _41.txt | _41.txt",
        "` ` | attachment | attachment",
        "... | attachment | attachment"
      })
  void aNameIsAFileNameAndNothingElse(String name, String ascii, String encoded) {
    assertThat(AttachmentDownload.disposition(name))
        .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }

  @Test
  void noNameBreaksTheHeader() {
    for (int each = 0; each < 0x3000; each++) {
      String value = AttachmentDownload.disposition("a" + Character.toString(each) + "b.txt");
      assertThat(new Response.Header("Content-Disposition", value).value()).matches("[ -~]+");
      assertThat(value.chars().filter(mark -> mark == '"').count()).isEqualTo(2);
    }
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(AttachmentDownload.disposition("x".repeat(500) + ".pdf"))
        .endsWith("xx.pdf")
        .hasSizeLessThan(320);
  }
}

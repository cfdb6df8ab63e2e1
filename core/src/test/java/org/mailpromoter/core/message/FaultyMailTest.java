package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.policy.OrganizationSettings;

/** Mail that was once misread, if it is available next to the project. */
class FaultyMailTest {
  private static final BodyParser BODIES = new BodyParser(MessageLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F06a-boundary-unquoted-equals         | plain text        | <p>html text</p> |",
        "F06c-boundary-unquoted-colon          | plain text        | <p>html text</p> |",
        "F07a-utf8-without-charset             | Grüße aus Köln    |                  |",
        "F07b-utf8-no-mime-header              | Grüße aus Köln    |                  |",
        "F09a-name-unquoted-blanks             | Hello |       | Rechnung Mai 2026.pdf KEPT",
        "F09b-name-unquoted-encoded-word       | Hello |       | Müller.pdf KEPT",
        "F09c-name-raw-utf8                    | Hello |       | 管理.doc KEPT",
        "F09d-blocked-exe-unquoted             | Hello |       | update now.exe BLOCKED",
        "F09e-2231-reversed                    | Hello |       | teil_0teil_1.pdf KEPT",
        "F09f-2231-parenthesis                 | Hello |       | XX J 1 (P 4).pdf KEPT",
        "F09i-backslash-path                   | Hello |       | nsmail.png KEPT",
        "F10a-gb2312-is-gbk                    | 會議紀錄 |    |",
        "F10b-ks_c_5601-1987                   | 똠방각하 |    |",
        "F10c-iso-8859-8-i                     | שלום רב |     |",
        "F10f-latin1-is-cp1252                 | Preis 100 € „neu“ | |",
        "F12a-no-blank-line-multipart          | plain |       |",
        "F12b-no-blank-line-text               | Hello there, this is the body. Second line. Third paragraph. | |",
        "F18a-cte-with-semicolon               | Grüße |       |",
        "F18b-cte-quoted                       | Grüße |       |",
        "F18c-cte-base64-is-text               | Hello, this is not base64 at all. Really not. | |",
        "F28a-text-after-attachment            | first paragraph second paragraph | | x.pdf KEPT",
        "F30a-part-of-invalid-type-with-name   | Hello |       | ' KEPT, Alices_PDP-10 KEPT'",
      })
  void isReadAsItIsMeant(String file, String text, String html, String attachments)
      throws IOException {
    Body body = read(file);
    assertThat(plain(body.text())).isEqualTo(text);
    assertThat(plain(body.html())).isEqualTo(html == null ? "" : html);
    assertThat(attachments(body)).isEqualTo(attachments == null ? "" : attachments);
  }

  @ParameterizedTest
  @CsvSource("F07e-html-charset-in-meta, Привет")
  void htmlIsReadAsItIsMeant(String file, String word) throws IOException {
    assertThat(read(file).html()).contains(word);
  }

  private static Body read(String name) throws IOException {
    Path file = folder().resolve(name + ".eml");
    Assumptions.assumeTrue(Files.exists(file), "no mail " + file);
    try (InputStream message = Files.newInputStream(file)) {
      return BODIES.parse(message, ContentKeeper.NONE);
    }
  }

  /** The folder next to the project. */
  private static Path folder() {
    Path within = Path.of("shared", "faults", "mail");
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve(within))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(within);
  }

  private static String plain(String text) {
    return String.join(" ", List.of(text.strip().split("\\s+", -1)));
  }

  private static String attachments(Body body) {
    AttachmentRules rules = AttachmentRules.of(OrganizationSettings.DEFAULT);
    return body.attachments().stream()
        .map(each -> each.name() + " " + rules.fate(each))
        .collect(Collectors.joining(", "));
  }
}

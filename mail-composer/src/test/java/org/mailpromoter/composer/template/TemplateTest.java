package org.mailpromoter.composer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.html.MailHtml;

class TemplateTest {
  private static final TemplateValues VALUES =
      TemplateValues.of(
          new Addressee(Role.SENDER, "", new EnvelopeAddress("anna@ours.example")),
          new Addressee(Role.TO, "Tom <Boss> & {{date}}", new EnvelopeAddress("tom@c.example")),
          "Contoso \"Ltd\"",
          "Offer",
          LocalDate.of(2026, 1, 5));

  private static TemplateValues naming(String name) {
    return new TemplateValues(Map.of(TemplateField.RECIPIENT_NAME, name));
  }

  @Test
  void everyFieldHasAValue() throws Exception {
    assertThat(
            Template.parse(
                    "{{recipient.name}}|{{ recipient.address }}|{{sender.name}}|{{sender.address}}"
                        + "|{{regarding}}|{{subject}}|{{date}} } {")
                .text(VALUES))
        .isEqualTo(
            "Tom <Boss> & {{date}}|tom@c.example|anna@ours.example|anna@ours.example"
                + "|Contoso \"Ltd\"|Offer|5 January 2026 } {");
  }

  @Test
  void inHtmlEveryCharacterOfAValueStandsForItself() throws Exception {
    Template template = Template.parse("<p title='{{regarding}}'>Dear {{recipient.name}}</p>");
    assertThat(template.html(VALUES))
        .isEqualTo("<p title='Contoso &#34;Ltd&#34;'>Dear Tom &lt;Boss&gt; &amp; {{date}}</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dear {{recipient.nam}}"
            + " | Line 1, column 6: there is no field 'recipient.nam'. Did you mean"
            + " 'recipient.name'?",
        "a/ {{x}}"
            + " | Line 2, column 2: there is no field 'x'. Fields are recipient.name,"
            + " recipient.address, sender.name, sender.address, regarding, subject, date.",
        "a/b/{{date} | Line 3, column 1: '{{' has no '}}' behind it.",
      })
  void aMistakeIsToldWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Template.parse(text.replace('/', '\n')))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: eve@e.example", "a\nb", "a\0b", "a\u2028b", "\u760d\u760a"})
  void aSubjectOfATemplateIsOneLine(String name) throws Exception {
    String line = Template.parse("For {{recipient.name}}").line(naming(name));
    assertThat(line.chars()).noneMatch(c -> Character.isISOControl(c) || c == 0x2028);
    assertThat(line).startsWith("For ");
  }

  @Test
  void noValueAddsAnElement() throws Exception {
    Random random = new Random(20261129);
    String alphabet = "<>\"'&/= {}ab\n\0;:#\u2028\ud83d";
    Template template = Template.parse("<p>{{recipient.name}}</p>");
    for (int i = 0; i < 500; i++) {
      StringBuilder name = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String html = template.html(naming(name.toString()));
      assertThat(html.replace("<br>", "").chars().filter(c -> c == '<').count()).isEqualTo(2);
      assertThat(MailHtml.sent(html, java.util.Set.of())).startsWith("<p>").endsWith("</p>");
    }
  }
}

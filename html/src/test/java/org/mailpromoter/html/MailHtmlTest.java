package org.mailpromoter.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown is tested where it is shown; this is what is sent, and the text. */
class MailHtmlTest {
  private static final Set<String> PICTURES = Set.of("logo@ours.example");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=https://evil.example/p.png>",
        "<img src=//evil.example/p.png>",
        "<img src='cid:other@ours.example'>",
        "<img alt=src src='cid:other'>",
        "<img alt='src'>",
        "<img alt='src' width=3>",
        "<img src='http:cid:logo@ours.example'>",
        "<img src='cid:logo@ours.example' srcset='https://evil.example/p.png 2x'>",
        "<img src='data:image/png;base64,AAAA'>",
        "<style>@import url(https://evil.example/x.css)</style>",
        "<p style=\"background:url('https://evil.example/p.png')\">x</p>",
        "<table background=https://evil.example/p.png><tr><td>x</td></tr></table>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<a href='cid:logo@ours.example' onclick=alert(1)>x</a>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<iframe src=https://evil.example></iframe>",
        "<form action=https://evil.example><input name=p></form>",
        "<!--><img src=https://evil.example/p.png>-->",
        "<svg><image href=https://evil.example/p.png></svg>",
        "<video poster=https://evil.example/p.png></video>"
      })
  void nothingThatIsSentRunsOrIsLoaded(String html) {
    Document sent = Jsoup.parse(MailHtml.sent(html, PICTURES));
    assertThat(
            sent.select(
                "script, style, iframe, object, embed, link, base, form, input, svg, math, video"))
        .isEmpty();
    for (Element each : sent.getAllElements()) {
      each.attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("srcset", "poster");
                assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                    .doesNotContain("evil.example", "javascript:", "url(", "data:");
              });
    }
    assertThat(sent.select("img"))
        .allMatch(image -> image.attr("src").equals("cid:logo@ours.example"));
  }

  @Test
  void linksAndPicturesOfTheMailStay() {
    assertThat(
            MailHtml.sent(
                "<p>See <a href=\"https://ours.example/a\">us</a>"
                    + " <img src=\"cid:logo@ours.example\" alt=\"Logo\"></p>",
                PICTURES))
        .isEqualTo(
            "<p>See <a href=\"https://ours.example/a\">us</a>"
                + " <img src=\"cid:logo&#64;ours.example\" alt=\"Logo\" /></p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p>One\\n <b>two</b></p><p>three</p> | One two\\n\\nthree",
        "a<br>b<br><br>c | a\\nb\\n\\nc",
        "<div>a</div><div>b</div> | a\\nb",
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d | - a\\n- b\\n  - c\\n\\nd",
        "<ol><li>a<li>b</ol> | 1. a\\n2. b",
        "<p>x</p><blockquote><p>a</p><p>b</p></blockquote> | x\\n\\n> a\\n>\\n> b",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table> | a  b\\nc  d",
        "<pre>a  b\\n c</pre> | a  b\\n c",
        "<a href=https://x.example/>here</a> now | here <https://x.example/> now",
        "<a href=mailto:a@x.example>a@x.example</a> | a@x.example",
        "<style>p{}</style><script>x</script><title>t</title>a | a",
        "a&nbsp;&lt;b&gt; &amp; &euro; | a <b> & \u20ac",
        "<a dir=href>x</a> | x",
        "a<hr>b | a\\n----------\\nb"
      })
  void htmlIsReadAsText(String html, String text) {
    assertThat(MailHtml.text(html.replace("\\n", "\n"))).isEqualTo(text.replace("\\n", "\n"));
  }

  @Test
  void anyHtmlIsSafeAndHasAText() {
    Random random = new Random(20261129);
    String[] pieces = {
      "<p>",
      "</p>",
      "<blockquote>",
      "</blockquote>",
      "<li>",
      "<ul>",
      "</ol>",
      "<a href=x>",
      "</a>",
      "<pre>",
      "</pre>",
      "<td>",
      "<!--",
      "-->",
      "<",
      ">",
      "&lt;",
      "&#0;",
      "\u0000",
      "text",
      "<br>",
      "<img src=cid:logo@ours.example>",
      "<script>",
      "\"",
      "'",
      "<p style='",
      "\ud800",
      "\n"
    };
    for (int i = 0; i < 1_000; i++) {
      StringBuilder html = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        html.append(pieces[random.nextInt(pieces.length)]);
      }
      String sent = MailHtml.sent(html.toString(), PICTURES);
      assertThat(Jsoup.parse(sent).select("script, style, template, noscript, iframe")).isEmpty();
      assertThat(MailHtml.text(html.toString())).doesNotContain("\u0000");
    }
  }

  @Test
  void deepHtmlTakesNoLongLines() {
    String text = MailHtml.text("<blockquote><ul><li>".repeat(20_000) + "x");
    assertThat(text.lines()).allMatch(line -> line.length() < 100);
  }
}

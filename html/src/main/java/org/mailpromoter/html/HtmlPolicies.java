package org.mailpromoter.html;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The lists of what is kept. */
final class HtmlPolicies {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,5}%?");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,20}");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z]{1,20}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final Pattern DATA =
      Pattern.compile("data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\\s]*+");
  private static final Pattern CID = Pattern.compile("cid:.{1,100}");

  static final PolicyFactory SHOWN = shown();

  /** Pictures that go with the mail; {@link KnownPictures} leaves others out. */
  static final PolicyFactory SENT = sent();

  private HtmlPolicies() {}

  private static PolicyFactory shown() {
    return common()
        .allowElements("img")
        .allowElements(HtmlPolicies::titled, "a")
        .allowUrlProtocols("http", "https", "mailto", "data")
        .allowAttributes("src")
        .matching(DATA)
        .onElements("img")
        .toFactory();
  }

  private static PolicyFactory sent() {
    return common()
        .allowElements("img", "a")
        .allowUrlProtocols("http", "https", "mailto", "cid")
        .allowAttributes("src")
        .matching(CID)
        .onElements("img")
        .toFactory();
  }

  private static HtmlPolicyBuilder common() {
    return new HtmlPolicyBuilder()
        .allowCommonInlineFormattingElements()
        .allowCommonBlockElements()
        .allowElements(
            "pre", "hr", "center", "font", "address", "dl", "dt", "dd", "big", "mark", "caption")
        .allowElements("table", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col")
        .allowAttributes("href")
        .onElements("a")
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
        .allowStyling();
  }

  /** A link without its address, which becomes a title. */
  private static @Nullable String titled(String unused, List<String> attributes) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals("href")) {
        attributes.set(i, "title");
      }
    }
    return "span";
  }
}

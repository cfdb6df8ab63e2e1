package org.mailpromoter.html;

import java.util.Set;
import org.owasp.html.Handler;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamRenderer;

/**
 * What is kept of HTML that somebody wrote: nothing that runs, loads or asks for anything. Text
 * beyond {@value #LONGEST} characters is left out, because sanitised text takes several times its
 * size while it is made. Thread-safe.
 *
 * @since 0.1
 */
public final class MailHtml {
  /** The most characters that are read. */
  public static final int LONGEST = 2_000_000;

  private MailHtml() {}

  /**
   * HTML of strangers, to be shown. A link becomes its text, with the address as a title: nobody
   * follows it by a slip, and everybody can see where it leads. Pictures stay if they are part of
   * the text ({@code data:}).
   */
  public static String shown(String html) {
    return HtmlPolicies.SHOWN.sanitize(read(html));
  }

  /**
   * HTML that is sent. Links stay. Pictures stay if they go with the mail, since one that is loaded
   * from elsewhere tells its server who reads the mail when.
   *
   * @param pictures the ids of the pictures that go with it ({@code cid:}, RFC 2392)
   */
  public static String sent(String html, Set<String> pictures) {
    StringBuilder kept = new StringBuilder(html.length());
    HtmlStreamRenderer written = HtmlStreamRenderer.create(kept, Handler.DO_NOTHING);
    sanitize(html, new KnownPictures(written, pictures));
    return kept.toString();
  }

  /** HTML as plain text: paragraphs, lists and quotes as people write them in mail. */
  public static String text(String html) {
    PlainText text = new PlainText();
    sanitize(html, new KnownPictures(text, Set.of()));
    return text.toString();
  }

  private static void sanitize(String html, HtmlStreamEventReceiver to) {
    HtmlSanitizer.sanitize(read(html), HtmlPolicies.SENT.apply(to));
  }

  /** Plain text as HTML that shows it. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  private static String read(String html) {
    return html.substring(0, Math.min(LONGEST, html.length()));
  }
}

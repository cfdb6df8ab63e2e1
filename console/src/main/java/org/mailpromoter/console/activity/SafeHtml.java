package org.mailpromoter.console.activity;

import org.mailpromoter.console.frame.Words;
import org.mailpromoter.html.MailHtml;

/** HTML of strangers as a document that runs nothing and loads nothing. Thread-safe. */
final class SafeHtml {
  /** What the browser is told about the document: not even what passed may run or load. */
  static final String POLICY =
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private SafeHtml() {}

  /** A document with what may be shown of a body. */
  static String of(String html) {
    String body = MailHtml.shown(html);
    String cut =
        html.length() > MailHtml.LONGEST
            ? "<hr><p>The text goes on; more than "
                + Words.number(MailHtml.LONGEST)
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
}

package org.mailpromoter.composer.proposal;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.html.MailHtml;

/**
 * What stands under the mail of a person: below {@code "-- "}, by which mail programs know it (RFC
 * 3676, 4.3), and above what is quoted.
 *
 * @param text as plain text; blank for no signature
 * @param html the same as HTML, of which only what is safe is kept; made of the text if it is blank
 * @since 0.1
 */
public record Signature(String text, String html) {
  /** The longest text or HTML, in characters. */
  public static final int LONGEST = 10_000;

  /** No signature. */
  public static final Signature NONE = new Signature("", "");

  private static final String DELIMITER = "-- ";

  /**
   * @throws IllegalArgumentException if one is too long, or there is HTML only
   */
  public Signature {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    if (text.length() > LONGEST || html.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a signature has at most " + LONGEST + " characters, also as HTML");
    }
    if (text.isBlank() && !html.isBlank()) {
      throw new IllegalArgumentException("a signature has a text, which may also be HTML");
    }
  }

  /** The proposal with room for what is written, and the signature below. */
  public Proposal under(Proposal proposal) {
    if (text.isBlank()) {
      return proposal;
    }
    boolean asHtml = !proposal.html().isEmpty() || proposal.text().isEmpty() && !html.isBlank();
    return proposal.saying(
        "\n\n" + DELIMITER + "\n" + text.strip() + "\n" + proposal.text(),
        asHtml
            ? "<p><br></p><div>" + DELIMITER + "<br>" + safe() + "</div>" + proposal.html()
            : "");
  }

  private String safe() {
    return html.isBlank()
        ? MailHtml.escaped(text.strip()).replace("\n", "<br>")
        : MailHtml.sent(html, Set.of());
  }
}

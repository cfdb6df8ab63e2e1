package org.mailpromoter.composer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.html.MailHtml;

/**
 * The HTML of a mail, of which only what is safe is kept: nothing in it runs, and nothing is loaded
 * from elsewhere.
 *
 * @param html what stands in the body
 * @param images the pictures that it names
 * @since 0.1
 */
public record HtmlText(String html, List<InlineImage> images) {
  /**
   * Removes what is not safe, and pictures that are not among the images.
   *
   * @throws IllegalArgumentException if the text is longer than {@value MailHtml#LONGEST}
   *     characters, or two images have the same id
   */
  public HtmlText {
    if (html.length() > MailHtml.LONGEST) {
      throw new IllegalArgumentException(
          "HTML has at most " + MailHtml.LONGEST + " characters, not " + html.length());
    }
    images = List.copyOf(images);
    Set<String> ids = images.stream().map(InlineImage::id).collect(Collectors.toSet());
    if (ids.size() < images.size()) {
      throw new IllegalArgumentException("two pictures have the same id");
    }
    html = MailHtml.sent(html, ids);
  }

  /** The same as plain text. */
  public String text() {
    return MailHtml.text(html);
  }
}

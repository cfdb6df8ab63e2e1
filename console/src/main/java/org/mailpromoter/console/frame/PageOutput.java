package org.mailpromoter.console.frame;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.UnseenCharacters;

/**
 * Writes values into pages. Strangers wrote many of them, in mail: they are escaped, characters
 * that nobody sees are left out, and text that is written from right to left is kept apart, so that
 * it does not turn the words around it. What a form sends back stays as it is. For one page.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
  private static final String LINES = "\n\t";

  /** Attributes that people read. All others are for the browser. */
  private static final Set<String> READ = Set.of("title", "aria-label", "alt", "placeholder");

  /** Elements that hold no other ones. */
  private static final Set<String> PLAIN =
      Set.of("title", "option", "textarea", "text", "tspan", "desc");

  private boolean isText;
  private boolean isRead;

  PageOutput(TemplateOutput output) {
    super(output);
  }

  @Override
  public void setContext(@Nullable String tag, @Nullable String attribute) {
    super.setContext(tag, attribute);
    boolean within = attribute == null;
    isRead = within ? !"textarea".equals(tag) : READ.contains(attribute);
    isText = within && tag != null && !PLAIN.contains(tag);
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if (value == null || !isRead) {
      super.writeUserContent(value);
      return;
    }
    String shown = UnseenCharacters.without(value, LINES);
    boolean apart = isText && isFromRight(shown);
    if (apart) {
      writeContent("<bdi>");
    }
    super.writeUserContent(shown);
    if (apart) {
      writeContent("</bdi>");
    }
  }

  private static boolean isFromRight(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(
            each ->
                each == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || each == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                    || each == Character.DIRECTIONALITY_ARABIC_NUMBER);
  }
}

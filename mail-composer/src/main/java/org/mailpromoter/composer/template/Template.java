package org.mailpromoter.composer.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.html.MailHtml;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * A text in which fields stand in double braces, for example {@code Dear {{recipient.name}}}. What
 * is filled in is never read as a template. Immutable.
 *
 * @since 0.1
 */
public final class Template {
  /** The longest template, in characters. */
  public static final int LONGEST = 1_000_000;

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final List<Piece> pieces;

  /** A text, and the field behind it. */
  private record Piece(String text, Optional<TemplateField> field) {}

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if a field is unknown or not closed, or the text is too long
   */
  public static Template parse(String text) throws TemplateException {
    if (text.length() > LONGEST) {
      throw at(text, LONGEST, "a template has at most " + LONGEST + " characters.");
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        throw at(text, open, "'{{' has no '}}' behind it.");
      }
      TemplateField field = field(text, open, text.substring(open + OPEN.length(), close).strip());
      pieces.add(new Piece(text.substring(from, open), Optional.of(field)));
      from = close + CLOSE.length();
    }
    pieces.add(new Piece(text.substring(from), Optional.empty()));
    return new Template(pieces);
  }

  private static TemplateField field(String text, int open, String word) throws TemplateException {
    Optional<TemplateField> field = TemplateField.named(word);
    if (field.isPresent()) {
      return field.get();
    }
    String shown = UnseenCharacters.without(word.length() > 50 ? word.substring(0, 50) : word, "");
    String hint =
        ConfigSpec.nearest(shown, TemplateField.words())
            .map(nearest -> "Did you mean '" + nearest + "'?")
            .orElse("Fields are " + String.join(", ", TemplateField.words()) + ".");
    throw at(text, open, "there is no field '" + shown + "'. " + hint);
  }

  private static TemplateException at(String text, int position, String why) {
    String before = text.substring(0, position);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new TemplateException(line, position - before.lastIndexOf('\n'), why);
  }

  /** The text with values. */
  public String text(TemplateValues values) {
    return filled(values, value -> value);
  }

  /** The text with values, as one line, for a subject. */
  public String line(TemplateValues values) {
    return UnseenCharacters.without(text(values), "").strip();
  }

  /** A template of HTML with values, of which every character stands for itself. */
  public String html(TemplateValues values) {
    return filled(values, value -> MailHtml.escaped(value).replace("\n", "<br>"));
  }

  private String filled(TemplateValues values, UnaryOperator<String> escaped) {
    StringBuilder filled = new StringBuilder();
    for (Piece each : pieces) {
      filled.append(each.text());
      each.field().ifPresent(field -> filled.append(escaped.apply(values.of(field))));
    }
    return filled.toString();
  }
}

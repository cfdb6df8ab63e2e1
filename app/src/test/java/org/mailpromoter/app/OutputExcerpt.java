package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The pieces of an output that a page shows: paragraphs, fields, list items, rows of tables. */
final class OutputExcerpt {
  private static final Pattern PIECE =
      Pattern.compile("( \\* | +- |\\d+\\. |[A-Za-z][\\w ]*:( |$)|\\S+( \\S+)*  +\\S).*");

  private OutputExcerpt() {}

  /** The pieces with these beginnings, or all of them; dots stand for those that are left out. */
  static String of(String output, List<String> beginnings) {
    if (beginnings.isEmpty()) {
      return output;
    }
    StringBuilder excerpt = new StringBuilder();
    boolean omitting = false;
    for (String piece : pieces(output)) {
      if (beginnings.stream().anyMatch(each -> begins(piece, each))) {
        excerpt.append(piece);
        omitting = false;
      } else if (!omitting) {
        excerpt.setLength(excerpt.toString().stripTrailing().length());
        excerpt.append(excerpt.isEmpty() ? "...\n" : "\n...\n");
        omitting = true;
      }
    }
    assertThat(beginnings)
        .as("what begins no piece of%n%s", output)
        .allMatch(each -> pieces(output).stream().anyMatch(piece -> begins(piece, each)));
    return excerpt.toString().stripTrailing() + "\n";
  }

  private static boolean begins(String piece, String beginning) {
    return piece.strip().startsWith(beginning);
  }

  private static List<String> pieces(String output) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean blank = false;
    for (String line : output.lines().toList()) {
      boolean starts = !line.isBlank() && (blank || PIECE.matcher(line).matches());
      if (starts && piece.length() > 0) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      blank = line.isBlank();
      piece.append(line).append('\n');
    }
    pieces.add(piece.toString());
    return pieces;
  }
}

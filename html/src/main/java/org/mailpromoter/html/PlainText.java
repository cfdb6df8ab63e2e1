package org.mailpromoter.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes down sanitised HTML as text. Depths and lengths are those of the sanitizer; quotes and
 * lists that are nested deeper than people read are written as if they were not.
 */
final class PlainText implements HtmlStreamEventReceiver {
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre");
  private static final Set<String> LINES =
      Set.of("div", "blockquote", "li", "tr", "dt", "dd", "center", "address", "caption");
  private static final int DEEPEST = 10;

  private final StringBuilder all = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Deque<Integer> lists = new ArrayDeque<>();
  private final Deque<String> links = new ArrayDeque<>();
  private int quotes;
  private int depthBefore;
  private int preformatted;
  private boolean paragraph;

  @Override
  public void openDocument() {
    // nothing is written before the first text
  }

  @Override
  public void closeDocument() {
    endLine();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    begin(element);
    switch (element) {
      case "br" -> breakLine();
      case "hr" -> rule();
      case "blockquote" -> quotes++;
      case "pre" -> preformatted++;
      case "ul" -> lists.push(0);
      case "ol" -> lists.push(1);
      case "li" -> item();
      case "td", "th" -> separate();
      case "a" -> links.push(Attributes.value(attributes, "href"));
      default -> {}
    }
  }

  @Override
  public void closeTag(String element) {
    switch (element) {
      case "pre" -> preformatted--;
      case "ul", "ol" -> lists.poll();
      case "a" -> link(links.poll());
      default -> {}
    }
    begin(element);
    quotes -= element.equals("blockquote") ? 1 : 0;
  }

  @Override
  public void text(String text) {
    if (preformatted > 0) {
      text.lines().forEach(this::preformatted);
      return;
    }
    text.codePoints().forEach(this::character);
  }

  /** White space is a space, and none at the beginning of a line (CSS, white-space: normal). */
  private void character(int c) {
    boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank) {
      line.appendCodePoint(c == 0xa0 ? ' ' : c);
    } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }

  private void preformatted(String text) {
    endLine();
    line.append(text);
  }

  private void begin(String element) {
    if (PARAGRAPHS.contains(element)) {
      endLine();
      paragraph |= lists.isEmpty();
    } else if (LINES.contains(element)) {
      endLine();
    }
  }

  private void breakLine() {
    if (line.isEmpty()) {
      line.append(' ');
    }
    endLine();
  }

  private void rule() {
    endLine();
    line.append("----------");
    endLine();
  }

  private void item() {
    int depth = Math.min(DEEPEST, lists.size());
    line.append("  ".repeat(Math.max(0, depth - 1)));
    int number = lists.isEmpty() ? 0 : lists.pop();
    line.append(number == 0 ? "- " : number + ". ");
    lists.push(number == 0 ? 0 : number + 1);
  }

  private void separate() {
    if (!line.isEmpty()) {
      line.append("  ");
    }
  }

  /** The address behind a text, unless that is the address. */
  private void link(@Nullable String href) {
    if (href != null && !href.isEmpty() && !href.startsWith("#")) {
      String address = href.startsWith("mailto:") ? href.substring("mailto:".length()) : href;
      if (line.indexOf(address) < 0) {
        line.append(line.isEmpty() ? "<" : " <").append(address).append('>');
      }
    }
  }

  private void endLine() {
    if (line.isEmpty()) {
      return;
    }
    int depth = Math.min(DEEPEST, quotes);
    if (paragraph && !all.isEmpty()) {
      all.append(">".repeat(Math.min(depth, depthBefore))).append('\n');
    }
    paragraph = false;
    depthBefore = depth;
    String mark = ">".repeat(depth);
    String text = line.toString().stripTrailing();
    all.append(mark).append(mark.isEmpty() || text.isEmpty() ? "" : " ").append(text).append('\n');
    line.setLength(0);
  }

  @Override
  public String toString() {
    return all.toString().strip();
  }
}

package org.mailpromoter.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the links of Markdown files to other files and to headings. */
public final class MarkdownLinks {
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
  private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s:]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.*)$");
  private static final Pattern TEXT_OF_LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

  private MarkdownLinks() {}

  /** The Markdown files below a folder that somebody wrote. */
  public static List<Path> files(Path root) throws IOException {
    Set<String> others = Set.of("target", ".git", "node_modules");
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> each.toString().endsWith(".md"))
          .filter(
              each -> {
                for (Path name : root.relativize(each)) {
                  if (others.contains(name.toString())) {
                    return false;
                  }
                }
                return true;
              })
          .sorted()
          .toList();
    }
  }

  /** The links of a file that lead nowhere. */
  public static Set<String> broken(Path file) throws IOException {
    Set<String> broken = new TreeSet<>();
    Matcher link = LINK.matcher(CODE.matcher(Files.readString(file)).replaceAll(""));
    while (link.find()) {
      String[] parts = link.group(1).split("#", 2);
      Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
      boolean found = Files.exists(target);
      boolean heading = parts.length == 2 && target.toString().endsWith(".md");
      if (!found || heading && !anchors(target).contains(parts[1])) {
        broken.add(link.group(1));
      }
    }
    return broken;
  }

  /** The anchors of the headings of a file, as GitHub makes them. */
  private static Set<String> anchors(Path file) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher heading = HEADING.matcher(FENCED.matcher(Files.readString(file)).replaceAll(""));
    while (heading.find()) {
      String text = TEXT_OF_LINK.matcher(heading.group(1)).replaceAll("$1");
      String anchor =
          text.strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
              .replace(' ', '-');
      int count = seen.merge(anchor, 1, Integer::sum);
      anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
    }
    return anchors;
  }
}

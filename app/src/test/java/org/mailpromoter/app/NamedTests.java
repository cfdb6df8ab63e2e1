package org.mailpromoter.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests that a document names, as {@code SomeTest} or {@code SomeTest.oneOfThem}. */
final class NamedTests {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract|IT))(?:\\.(\\w+))?`");

  private NamedTests() {}

  /** Those that are in none of some modules. */
  static TreeSet<String> missing(String document, List<String> modules) throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    Matcher named = TEST.matcher(document);
    while (named.find()) {
      String method = named.group(2);
      boolean exists =
          sources(named.group(1), modules).stream()
              .anyMatch(text -> method == null || text.contains(" " + method + "("));
      if (!exists) {
        missing.add(named.group());
      }
    }
    return missing;
  }

  private static List<String> sources(String type, List<String> modules) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String module : modules) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files
            .filter(file -> file.getFileName().toString().equals(type + ".java"))
            .forEach(file -> texts.add(read(file)));
      }
    }
    return texts;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

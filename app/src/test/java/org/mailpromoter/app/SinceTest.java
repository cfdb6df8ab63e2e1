package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever compiles against us can see since which version a type is there. */
class SinceTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern EXPORTED =
      Pattern.compile("^  exports ([\\w.]+);$", Pattern.MULTILINE);
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:\\w+ )*(?:class|interface|record|enum|@interface) ", Pattern.MULTILINE);
  private static final Pattern SINCE =
      Pattern.compile("^ \\* @since \\d+\\.\\d+$", Pattern.MULTILINE);

  @Test
  void everyPublicTypeOfAnExportedPackageSaysSinceWhen() throws IOException {
    TreeSet<String> silent = new TreeSet<>();
    int types = 0;
    for (String module : List.of("core", "spi", "testkit")) {
      for (Path file : exportedSources(ROOT.resolve(module).resolve("src/main/java"))) {
        types++;
        if (isSilent(Files.readString(file))) {
          silent.add(ROOT.relativize(file).toString());
        }
      }
    }
    assertThat(types).isGreaterThan(100);
    assertThat(silent).as("public types without a line '@since MAJOR.MINOR'").isEmpty();
  }

  private static boolean isSilent(String source) {
    return PUBLIC_TYPE
        .matcher(source)
        .results()
        .findFirst()
        .map(type -> source.substring(source.lastIndexOf("/**", type.start()), type.start()))
        .map(comment -> !SINCE.matcher(comment).find())
        .orElse(false);
  }

  private static List<Path> exportedSources(Path sources) throws IOException {
    List<Path> all = new ArrayList<>();
    String descriptor = Files.readString(sources.resolve("module-info.java"));
    for (MatchResult each : EXPORTED.matcher(descriptor).results().toList()) {
      try (Stream<Path> files = Files.list(sources.resolve(each.group(1).replace('.', '/')))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }
}

package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * Only the app knows commands: whoever reads a page of a console or the answer of an API cannot
 * type one. The list of exceptions only shrinks.
 */
class CommandLinesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Sources below the app that still name a command. Take a file out when it no longer does. */
  private static final List<String> STILL =
      List.of(
          "DeliveryError",
          "MailboxError",
          "SyncError",
          "StoreError",
          "EwsError",
          "FileError",
          "ImapError",
          "FileDirectoryError",
          "SqliteError",
          "ConfigError",
          "InitialConfiguration");

  private static final Pattern JOINED_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern COMMAND =
      Pattern.compile(
          "\"[^\"\\n]*mailpromoter ("
              + Arrays.stream(MailpromoterCommand.class.getAnnotation(Command.class).subcommands())
                  .map(each -> each.getAnnotation(Command.class).name())
                  .collect(Collectors.joining("|"))
              + ")\\b");

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> mains =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .filter(main -> !main.startsWith(ROOT.resolve("app")))
              .filter(main -> !main.startsWith(ROOT.resolve("testkit")))
              .toList();
      return mains.stream().flatMap(CommandLinesTest::files);
    }
  }

  private static Stream<Path> files(Path main) {
    try (Stream<Path> files = Files.walk(main)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namesCommand(Path source) {
    try {
      String joined = JOINED_LITERALS.matcher(Files.readString(source)).replaceAll("");
      return COMMAND.matcher(joined).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingBelowTheAppNamesACommand() throws IOException {
    TreeSet<String> naming =
        sources()
            .filter(CommandLinesTest::namesCommand)
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(naming).containsExactlyInAnyOrderElementsOf(STILL);
  }
}

package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.delivery.DeliveryError;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.deployment.ConfigError;

class RemediesTest {
  private static final Path ROOT = Path.of("..");

  /** The sources of files whose name ends so. */
  private static List<String> sources(Path folder, String... endings) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(file -> endsWith(file, endings)).toList()) {
        sources.add(Files.readString(each));
      }
    }
    return sources;
  }

  private static boolean endsWith(Path file, String... endings) {
    return file.toString().contains("src/main/java")
        && Stream.of(endings).anyMatch(each -> file.toString().endsWith(each));
  }

  @Test
  void aRemedyNamesTheCommandsOfThisProgram() {
    assertThat(Remedies.of(DeliveryError.FAILING))
        .startsWith("Nothing is lost")
        .endsWith(" Commands: 'mailpromoter sinks retry', 'mailpromoter deliver'.");
    assertThat(Remedies.of(ConfigError.MISSING)).contains("'mailpromoter init'");
    assertThat(Remedies.of(StoreError.IN_USE)).isEqualTo(StoreError.IN_USE.remedy());
  }

  @Test
  void everyErrorInTheTableExists() throws IOException {
    List<String> sources = sources(ROOT, "Error.java", "Fault.java");
    assertThat(Remedies.COMMANDS.keySet())
        .allMatch(id -> sources.stream().anyMatch(source -> defines(source, id)));
  }

  private static boolean defines(String source, String id) {
    String module = id.substring(0, id.indexOf('/'));
    String constant =
        id.substring(module.length() + 1).toUpperCase(Locale.ROOT).replace('-', '_') + "(";
    return source.contains('"' + id + '"')
        || (source.contains("ErrorCode.id(\"" + module + "\", this)") && source.contains(constant));
  }

  @Test
  void everyCommandInTheTableExists() throws IOException {
    List<String> sources = sources(Path.of("src/main/java"), "Command.java");
    assertThat(Remedies.COMMANDS.values())
        .allSatisfy(
            commands ->
                assertThat(commands)
                    .flatMap(command -> List.of(command.split(" ")))
                    .filteredOn(word -> word.matches("[a-z-]+") && !word.startsWith("-"))
                    .allMatch(
                        word ->
                            sources.stream()
                                .anyMatch(source -> source.contains("name = \"" + word + "\""))));
  }
}

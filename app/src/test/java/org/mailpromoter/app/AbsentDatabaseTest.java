package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/** A database that does not exist, or no longer, is not taken for an empty one. */
class AbsentDatabaseTest {
  /** They store something of their own, so they create the database. */
  private static final Set<String> CREATING =
      Set.of(
          "sync",
          "run",
          "send",
          "token",
          "records add",
          "records import",
          "settings set",
          "users track",
          "queues track",
          "activities record-sent",
          "accounts add",
          "api-tokens make");

  /** They need none. */
  private static final Set<String> WITHOUT =
      Set.of(
          "demo",
          "init",
          "check-config",
          "status",
          "restore",
          "settings import",
          "mailbox test",
          "mailbox login",
          "probe",
          "plugins",
          "plugins keys",
          "completion");

  /** What a command needs that its model does not require. */
  private static final Map<String, List<String>> MORE =
      Map.of(
          "sessions end",
          List.of("--of", "maria"),
          "what-if",
          List.of("--user", "maria", "--track", "0"),
          "retry",
          List.of("--all"),
          "erase-person",
          List.of("--yes"));

  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void configure() throws IOException {
    commands = new CommandRun(folder);
  }

  private static List<String> asking() {
    return CommandRun.commands().keySet().stream()
        .filter(each -> !CREATING.contains(each) && !WITHOUT.contains(each))
        .toList();
  }

  @Test
  void theListsNameCommands() {
    assertThat(CommandRun.commands().keySet()).containsAll(CREATING).containsAll(WITHOUT);
    assertThat(asking()).hasSizeGreaterThan(25);
  }

  private String[] line(String command) {
    CommandSpec spec = CommandRun.commands().get(command);
    List<String> more = MORE.getOrDefault(command, List.of());
    return CommandRun.with(commands.line(command, spec), more.toArray(new String[0]));
  }

  @ParameterizedTest
  @MethodSource("asking")
  void whoeverAsksIsToldThatThereIsNone(String command) throws IOException {
    CommandRun.Result result = commands.run(line(command));
    assertThat(result.err())
        .contains("There is no database " + commands.database() + " yet.")
        .contains("'mailpromoter sync'", "'mailpromoter restore FILE'");
    assertThat(result.code()).isEqualTo(4);
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors", "forget-refused"})
  void anEmptyFileIsNone(String command) throws IOException {
    for (byte[] bytes : new byte[][] {{}, {0}}) {
      Files.write(commands.database(), bytes);
      assertThat(commands.run(command).code()).isEqualTo(4);
      assertThat(commands.database()).hasBinaryContent(bytes);
    }
  }

  @Test
  void theStatusOfAFreshInstallationIsUseful() {
    CommandRun.Result status = commands.run("status");
    assertThat(status.code()).isZero();
    assertThat(status.text())
        .contains("maria", "not run", "lines", "Not synchronized yet")
        .contains("no database " + commands.database(), "'mailpromoter sync'");
    assertThat(commands.run("-o", "json", "status").out()).contains("\"database_exists\" : false");
    assertThat(commands.run("status", "--check").code()).isEqualTo(10);
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @Test
  void mailboxesAreTestedBeforeTheFirstSynchronization() {
    CommandRun.Result test = commands.run("mailbox", "test");
    assertThat(test.code()).as(test.err()).isZero();
    assertThat(test.out()).contains("maria", "fine", "configuration");
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync",
        "token --from user:maria",
        "records add contact:a --address a@x.example",
        "settings set use-correlation no",
        "users track maria all",
        "queues track support all"
      })
  void whoeverStoresTheFirstThingCreatesIt(String line) {
    CommandRun.Result result = commands.run(line.split(" "));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(commands.database()).isNotEmptyFile();
    assertThat(commands.run("status", "--check").code()).isZero();
  }

  @Test
  void aCommandThatFailsBecauseOfItsInputCreatesNone() {
    commands.run("activities", "record-sent", "nowhere.eml");
    commands.run("records", "import", "nowhere.csv");
    commands.run("records", "import", "--skip-bad", "nowhere.csv");
    commands.run("records", "add", "nonsense", "--address", "a@x.example");
    commands.run("settings", "set", "no-such-setting", "1");
    commands.run("users", "track", "nobody", "all");
    commands.run("token", "--from", "user:nobody");
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @Test
  void aDeletedDatabaseIsNoticed() throws IOException {
    commands.mail("first");
    assertThat(commands.run("sync").code()).isZero();
    assertThat(commands.run("errors").code()).isZero();
    try (var files = Files.list(folder.resolve("data"))) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    assertThat(commands.run("errors").code()).isEqualTo(4);
    assertThat(commands.run("status", "--check").code()).isEqualTo(10);
  }
}

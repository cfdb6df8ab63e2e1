package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips of a person on the command line are told, not passed over. */
class ContradictionsTest {
  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void configure() throws IOException {
    commands = new CommandRun(folder);
    commands.run("settings", "set", "use-correlation", "no"); // creates the database
  }

  private void refused(String line, String words) {
    CommandRun.Result result = commands.run(line.split(" "));
    assertThat(result.code()).as(line + ": " + result.text()).isEqualTo(2);
    assertThat(result.text()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "sync -m maria -m maria, --mailbox maria is given twice",
    "errors -r Duplicate --reason Duplicate, --reason Duplicate is given twice",
    "retry -d 1 -d 1, --decision 1 is given twice",
    "records add contact:a --address a@x.example --address a@x.example, is given twice",
    "records import a.csv a.csv, The file a.csv is given twice",
    "what-if --set use-correlation=yes --set use-correlation=no, --set use-correlation is given",
    "what-if --user maria --track 0 --user maria --track 1, Track option of user:maria is given",
    "what-if --set =x, --set takes KEY=VALUE",
    "errors --since 1d --until 2d, --since 1d is not before --until 2d",
    "retry --since 2026-02-01 --until 2026-01-01, is not before",
    "verify-decisions --since today --until today, is not before",
    "retry -d 1 --mailbox maria, --decision cannot be combined",
    "retry -d 1 --all, --decision cannot be combined",
    "retry --all --user maria, --all cannot be combined"
  })
  void whatContradictsItselfIsRefused(String line, String words) {
    refused(line, words);
  }

  @ParameterizedTest
  @CsvSource({
    "'', No page of this list",
    "1.2, No page of this list",
    "zz.zz.000000000000, with the same options"
  })
  void aKeyThatNoPageEndsWithIsRefused(String key, String words) {
    for (String list : new String[] {"errors", "activities"}) {
      CommandRun.Result result = commands.run("-o", "json", list, "--after", key);
      assertThat(result.code()).as(result.text()).isEqualTo(2);
      assertThat(result.text()).contains(words, "\"code\" : \"wrong-input\"");
    }
  }

  @Test
  void aKeyLeadsOnlyThroughItsOwnList() throws IOException {
    for (String name : new String[] {"one", "two", "three"}) {
      commands.mail(name);
    }
    commands.run("users", "track", "maria", "none");
    assertThat(commands.run("sync").code()).isZero();
    String[] first = {"errors", "--since", "30000d", "--limit", "1"};
    String text = commands.run(first).text();
    String key = text.replaceAll(".*--after (\\S+)\\. .*", "$1");
    assertThat(key).isNotEqualTo(text);
    CommandRun.Result next =
        commands.run("errors", "--since", "30000d", "--limit", "1", "--after", key);
    assertThat(next.code()).as(next.text()).isZero();
    assertThat(next.text()).contains("1 of 3 sync errors");
    refused("activities --limit 1 --after " + key, "No page of this list");
    refused("errors --mailbox maria --after " + key, "No page of this list");
    refused("errors --sender x --after " + key, "No page of this list");
    refused("errors --all --after " + key, "No page of this list");
  }

  @Test
  void aFolderInPlaceOfTheConfigurationIsTold() {
    CommandRun.Result result = CommandRun.runPlain("-c", folder.toString(), "status");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.text())
        .contains("The configuration " + folder + " is a folder.", "Name the file")
        .doesNotContain("Allow the user");
  }

  @Test
  void aFileInPlaceOfTheFolderOfTheDemoIsTold() {
    refused("demo --folder " + commands.config(), commands.config() + " is a file.");
    refused("demo --folder " + folder, "is not empty");
  }

  /** What is shown as an example passes the check. */
  @Test
  void theConfigurationOfTheDemoIsFine() {
    Path demo = Path.of("src/main/dist/demo/mailpromoter.yaml").toAbsolutePath();
    CommandRun.Result check = CommandRun.runPlain("-c", demo.toString(), "check-config");
    assertThat(check.code()).as(check.text()).isZero();
  }

  @Test
  void rowsAndNotProblemsAreCountedAndNothingIsNoSuccess() throws IOException {
    Path file = folder.resolve("c.csv");
    String header = "kind,id,name,address,active\n";
    Files.writeString(
        file, header + "contact,a,A,nobody;none,maybe\ncontact,b,B,b@x.example,yes\n");
    CommandRun.Result some = commands.run("records", "import", "--skip-bad", file.toString());
    assertThat(some.code()).isZero();
    assertThat(some.text()).contains("1 record imported", "Skipped: 1 row.", "'nobody'", "maybe");
    assertThat(commands.run("records", "import", file.toString()).text())
        .contains("because a row is wrong");
    Files.writeString(file, header + "contact,a,A,nobody,yes\n");
    CommandRun.Result none = commands.run("records", "import", "--skip-bad", file.toString());
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.text()).contains("Nothing was imported", "no valid row", "'nobody'");
    Files.writeString(file, header);
    assertThat(commands.run("records", "import", file.toString()).code()).isEqualTo(3);
    Files.writeString(file, "first,last\nA,B\n");
    assertThat(commands.run("records", "import", file.toString()).text())
        .contains("no valid row", "'first' is unknown");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 100, 200, 1000, 4096 + 100, 5000, 8192, 12000})
  void aFileThatIsCutOffOrOverwrittenIsToldWithTheWayBack(int at) throws IOException {
    commands.mail("one");
    commands.run("sync");
    byte[] bytes = Files.readAllBytes(commands.database());
    byte[] cut = Arrays.copyOf(bytes, Math.max(at, 2));
    damaged(cut);
    byte[] overwritten = bytes.clone();
    Arrays.fill(overwritten, at < 16 ? 0 : Math.max(at, 100), at + 4000, (byte) 0x5a);
    damaged(overwritten);
  }

  private void damaged(byte[] bytes) throws IOException {
    for (String suffix : new String[] {"-wal", "-shm"}) {
      Files.deleteIfExists(Path.of(commands.database() + suffix));
    }
    Files.write(commands.database(), bytes);
    CommandRun.Result check = commands.run("storage", "check");
    assertThat(check.code()).as(check.text()).isEqualTo(4);
    assertThat(check.text()).contains("mailpromoter restore FILE", "Without a backup, move");
  }
}

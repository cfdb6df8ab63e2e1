package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deliver} says of a sink that failed and was corrected. */
class PausedSinkTest {
  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void configure() throws Exception {
    commands = new CommandRun(folder);
    commands.configure(
        Files.readString(commands.config()).replace("file: lines.jsonl", "file: out/lines.jsonl"));
  }

  private void fail(int mails) throws Exception {
    for (int i = 0; i < mails; i++) {
      commands.mail("mail" + i);
    }
    assertThat(commands.run("sync").code()).isZero();
    Files.createDirectory(folder.resolve("out"));
  }

  @Test
  void eventsOfAPausedSinkWaitAndThatIsNoSuccess() throws Exception {
    fail(5);
    CommandRun.Result paused = commands.run("deliver");
    assertThat(paused.code()).isEqualTo(9);
    assertThat(paused.text())
        .contains(
            "Sink lines: 0 delivered.",
            "5 events wait, because earlier deliveries failed; the sink is paused until ",
            "What to do:",
            "'mailpromoter sinks retry'");
    assertThat(commands.run("--output", "json", "deliver").text())
        .contains("\"code\" : \"delivery/failing\"", "5 events wait");
    assertThat(commands.run("sinks", "retry").code()).isZero();
    CommandRun.Result ended = commands.run("deliver");
    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("Sink lines: 5 delivered.").doesNotContain("wait");
  }

  @Test
  void eventsThatWaitForTheirNextTryAreCounted() throws Exception {
    fail(1);
    CommandRun.Result waiting = commands.run("deliver");
    assertThat(waiting.code()).isEqualTo(9);
    assertThat(waiting.text())
        .contains("Sink lines: 1 event waits, because earlier deliveries failed.")
        .doesNotContain("paused");
  }

  @Test
  void whatWaitsIsToldWithTheFailure() throws Exception {
    fail(5);
    Files.delete(folder.resolve("out"));
    assertThat(commands.run("sinks", "retry").code()).isZero();
    CommandRun.Result failed = commands.run("deliver");
    assertThat(failed.code()).isEqualTo(9);
    assertThat(failed.text()).contains("Sink lines: The folder of", "(5 events wait, because");
  }
}

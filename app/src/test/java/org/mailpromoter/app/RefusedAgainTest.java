package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code retry} tells of messages that are refused again. */
class RefusedAgainTest {
  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void refuseTwoMessages() throws Exception {
    commands = new CommandRun(folder);
    track("replies");
    commands.mail("one");
    commands.mail("two");
    assertThat(commands.run("sync").code()).isZero();
  }

  private void track(String option) throws Exception {
    commands.configure(
        Files.readString(commands.config()).replaceAll("track: \\w+", "track: " + option));
  }

  @Test
  void oneMessageIsExplainedByTheCommandThatIsShown() {
    assertThat(commands.run("retry", "--decision", "1").text())
        .contains("Why a message is refused again", "mailpromoter explain 1");
    assertThat(commands.run("explain", "1").text()).contains("Decision 1,", "was not promoted");
  }

  @Test
  void severalMessagesAreListedByTheCommandThatIsShown() {
    assertThat(commands.run("retry", "--all").text()).contains("mailpromoter errors");
    assertThat(commands.run("errors").code()).isZero();
  }

  @Test
  void nothingIsExplainedIfNothingIsRefused() throws Exception {
    track("all");
    CommandRun.Result retried = commands.run("retry", "--all");
    assertThat(retried.code()).as(retried.text()).isZero();
    assertThat(retried.text()).contains("promoted").doesNotContain("Why a message");
  }
}

package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about a mailbox that fails: what they tell, and what they are told. */
class AlertsTest {
  private static final String[] MARIA = {"maria", "file/missing"};

  @TempDir private Path folder;
  private CommandRun commands;

  @BeforeEach
  void failAfterAGoodRun() throws Exception {
    commands = new CommandRun(folder);
    assertThat(commands.run("sync").code()).isZero();
    Files.delete(folder.resolve("mail"));
    assertThat(commands.run("sync").code()).isEqualTo(5);
  }

  private CommandRun.Result alerts(String what, String... rest) {
    return commands.run(CommandRun.with(List.of("alerts", what), rest));
  }

  @Test
  void whatIsDoneOrMutedNeedsNoAttentionUntilItIsReopened() {
    assertThat(commands.run("alerts", "--check").code()).isEqualTo(10);
    assertThat(commands.run("alerts").text()).contains("maria, lasts, file/missing");
    CommandRun.Result done = alerts("done", MARIA);
    assertThat(done.text()).as(done.err()).contains("Alert about maria: done by ");
    assertThat(commands.run("alerts", "--check").code()).isZero();
    assertThat(commands.run("alerts").text()).contains("file/missing, done by ");
    assertThat(alerts("mute", "maria", "file/missing", "--until", "2d").text())
        .contains("muted until 20");
    assertThat(commands.run("alerts", "--check").code()).isZero();
    assertThat(alerts("reopen", MARIA).text()).contains("Alert about maria: open.");
    assertThat(commands.run("alerts", "--check").code()).isEqualTo(10);
  }

  @Test
  void aSlipOfThePenIsToldHowItIsWritten() {
    CommandRun.Result wrong = alerts("done", "mara", "file/missing");
    assertThat(wrong.code()).isEqualTo(6);
    assertThat(wrong.text())
        .contains("no alert about 'mara' with the code 'file/missing'; did you mean maria?")
        .contains("'mailpromoter alerts' lists them.");
    assertThat(alerts("mute", "maria", "file/missing", "--until", "soon").text())
        .contains("--until takes a time, not 'soon'", "or a time from now");
    CommandRun.Result past = alerts("mute", "maria", "file/missing", "--until", "2020-01-01");
    assertThat(past.code()).isEqualTo(2);
    assertThat(past.text()).contains("until a time in the future");
  }

  @Test
  void theStatusSaysWhenItWasReadLast() {
    assertThat(commands.run("status").text())
        .contains("Mailbox maria: last read without a failure");
    assertThat(commands.run("-o", "json", "status").out())
        .contains("\"last_good_run\" : \"2", "\"undecided_since\" : null");
  }
}

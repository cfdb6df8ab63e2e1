package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explanation of a message that would be promoted since a setting was changed. */
class ExplainTodayTest {
  @TempDir private Path folder;

  @Test
  void aMessageThatWouldPassTodayNeedsNoOtherChange() throws Exception {
    CommandRun commands = new CommandRun(folder);
    assertThat(commands.run("sync").code()).isZero(); // creates the database
    assertThat(commands.run("users", "track", "maria", "replies").code()).isZero();
    commands.mail("order");
    assertThat(commands.run("sync").code()).isZero();
    assertThat(commands.run("explain", "1").text())
        .contains("What to do: Give the user another Track option");
    assertThat(commands.run("users", "track", "maria", "all").code()).isZero();
    CommandRun.Result today = commands.run("explain", "1");
    assertThat(today.text())
        .contains("it would be promoted if it were decided again", "retry --decision 1")
        .doesNotContain("What to do", "No change of settings");
    assertThat(commands.run("retry", "--decision", "1").text()).contains("maria 1 0 0 0");
  }
}

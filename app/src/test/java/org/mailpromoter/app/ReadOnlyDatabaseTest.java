package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of a person who may only read the database. */
class ReadOnlyDatabaseTest {
  @TempDir private Path folder;
  private CommandRun commands;
  private Path data;
  private boolean mounted;

  /** Root may write despite the rights, but not into a file system that is read-only. */
  @BeforeEach
  void forbidToWrite() throws Exception {
    commands = new CommandRun(folder);
    assertThat(commands.run("sync").code()).isZero();
    data = commands.database().getParent();
    Files.setPosixFilePermissions(
        commands.database(), PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
    if (Files.isWritable(data)) {
      mounted = run("mount", "--bind", data.toString(), data.toString());
      assumeTrue(mounted && run("mount", "-o", "remount,bind,ro", data.toString()));
    }
  }

  @AfterEach
  void allowToDelete() throws Exception {
    if (mounted) {
      run("umount", data.toString());
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
  }

  @Test
  void aMailboxIsTestedWithoutStoringTheResult() {
    CommandRun.Result tested = commands.run("mailbox", "test");
    assertThat(tested.code()).as(tested.text()).isZero();
    assertThat(tested.text()).contains("maria fine", "the result is not stored");
    assertThat(commands.run("--output", "json", "mailbox", "test").code()).isZero();
  }

  @Test
  void whatMustBeStoredIsRefused() {
    CommandRun.Result refused = commands.run("users", "track", "maria", "none");
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.text()).contains("read-only here");
  }
}

package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.app.command.Workplace;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Streams;
import org.mailpromoter.app.output.Terminal;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;

/** Commands that a service runs for other processes. */
class ServiceCommandsTest {
  /** A permission is for one command, so a word among the arguments must not stand for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "erase-person sync",
        "erase-person --yes --reason sync sync@x.example",
        "records find sync",
        "sinks retry --sink sync",
        "--config sync status",
        "-o json erase-person sync"
      })
  void argumentsOfAnotherCommandRunNothing(String arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Commands.run(
            new UntouchedWorkplace(),
            "sync",
            new Streams(stream, stream, new Terminal(0), false),
            new Ending(),
            List.of(arguments.split(" ")));
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Exception", "Error");
  }

  /** The service of a command that must not start. */
  private static final class UntouchedWorkplace implements Workplace {
    @Override
    public Installation parts() {
      throw new AssertionError("the command reads the configured parts");
    }

    @Override
    public Requester requester() {
      throw new AssertionError("the command asks who gives it");
    }

    @Override
    public Optional<URI> console() {
      throw new AssertionError("the command asks where the console is");
    }

    @Override
    public <T, X extends Exception> T work(
        Function<Installation, OpenInstallation> opening, Work<T, X> work) {
      throw new AssertionError("the command works with the installation");
    }
  }
}

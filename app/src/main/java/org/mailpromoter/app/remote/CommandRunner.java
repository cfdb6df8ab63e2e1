package org.mailpromoter.app.remote;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.output.Streams;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** Runs commands in this process. Thread-safe. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs a command with an open installation.
   *
   * @param caller who gives it
   * @param name the command that they may give; arguments of another one are refused
   * @param ending how it is cancelled
   * @return its exit code
   */
  int run(
      OpenInstallation open,
      Identity caller,
      String name,
      List<String> arguments,
      Streams streams,
      Ending ending);

  /** Makes runners for a service. */
  @FunctionalInterface
  interface Factory {
    /**
     * A runner.
     *
     * @param console where the console of the service answers; asked for each command
     */
    CommandRunner at(Supplier<Optional<URI>> console);
  }
}

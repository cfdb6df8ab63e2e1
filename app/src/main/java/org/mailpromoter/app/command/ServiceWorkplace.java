package org.mailpromoter.app.command;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;

/** Commands that run in a service for another process. Immutable. */
public final class ServiceWorkplace implements Workplace {
  private final OpenInstallation open;
  private final Actor caller;
  private final @Nullable URI console;

  /**
   * A command of a caller.
   *
   * @param open stays open longer than the command runs
   * @param console where the console of the service answers; null if it has none
   */
  public ServiceWorkplace(OpenInstallation open, Actor caller, @Nullable URI console) {
    this.open = Objects.requireNonNull(open, "open");
    this.caller = Objects.requireNonNull(caller, "caller");
    this.console = console;
  }

  @Override
  public Installation parts() {
    return open.parts();
  }

  @Override
  public Requester requester() {
    return Requester.command(caller);
  }

  @Override
  public Optional<URI> console() {
    return Optional.ofNullable(console);
  }

  @Override
  public <T, X extends Exception> T work(
      Function<Installation, OpenInstallation> opening, Work<T, X> work) throws X {
    return work.with(open);
  }
}

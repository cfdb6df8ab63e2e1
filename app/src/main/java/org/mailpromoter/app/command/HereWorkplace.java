package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;

/** Commands of this process, which open the storage for as long as they work. */
public final class HereWorkplace implements Workplace {
  private final Provider<Installation> installation;

  /** Over the parts of a configuration file. */
  @Inject
  public HereWorkplace(Provider<Installation> installation) {
    this.installation = installation;
  }

  @Override
  public Installation parts() {
    return installation.get();
  }

  @Override
  public Requester requester() {
    return Person.requester();
  }

  @Override
  public Optional<URI> console() {
    return Optional.empty();
  }

  @Override
  public <T, X extends Exception> T work(
      Function<Installation, OpenInstallation> opening, Work<T, X> work) throws X {
    try (OpenInstallation open = opening.apply(parts())) {
      return work.with(open);
    }
  }
}

package org.mailpromoter.app.command;

import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Commands that run in a service, whose storage is open.
 *
 * @param open stays open longer than the command runs
 */
public record ServiceWorkplace(OpenInstallation open) implements Workplace {
  @Override
  public Installation parts() {
    return open.parts();
  }

  @Override
  public <T, X extends Exception> T work(Work<T, X> work) throws X {
    return work.with(open);
  }
}

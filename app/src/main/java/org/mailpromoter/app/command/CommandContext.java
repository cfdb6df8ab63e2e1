package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/** What a command asks and where it prints: the installation and the screen. */
final class CommandContext {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Inject
  CommandContext(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  /** The options that every command takes. */
  GlobalOptions options() {
    return options;
  }

  /** Where the command prints. */
  Screen screen() {
    return options.screen();
  }

  /** The configured parts; the configuration file is read the first time. */
  Installation parts() {
    return installation.get();
  }

  /** The installation to ask and to change settings and records; the caller closes it. */
  OpenInstallation open() {
    return parts().open();
  }

  /** The installation to change activities and decisions; the caller closes it. */
  OpenInstallation openForWork() {
    return parts().openForWork();
  }
}

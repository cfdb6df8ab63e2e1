package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.nio.file.Path;
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

  /** A file that a person names to be written; none that the installation uses. */
  TargetFile target(TargetFile.Kind kind, Path file) {
    return new TargetFile(kind, file, parts().deployment().files());
  }

  /** The installation to ask, and to change what is stored; the caller closes it. */
  OpenInstallation open() {
    return parts().open();
  }

  /** The installation to store settings, records and others, the first ones too. */
  OpenInstallation openOrCreate() {
    return parts().openOrCreate();
  }

  /** The installation to change activities and decisions; the caller closes it. */
  OpenInstallation openForWork() {
    return parts().openForWork();
  }
}

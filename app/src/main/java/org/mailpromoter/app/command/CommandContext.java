package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;

/** What a command asks and where it prints: the installation and the screen. */
final class CommandContext {
  private final GlobalOptions options;
  private final Workplace workplace;

  @Inject
  CommandContext(GlobalOptions options, Workplace workplace) {
    this.options = options;
    this.workplace = workplace;
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
    return workplace.parts();
  }

  /** A file that a person names to be written; none that the installation uses. */
  TargetFile target(TargetFile.Kind kind, Path file) {
    return new TargetFile(kind, file, parts().deployment().files());
  }

  /** The policy file, in use or not; no other file that the installation uses. */
  TargetFile policyFile(Path file) {
    Deployment deployment = parts().deployment();
    List<Path> others =
        deployment.files().stream()
            .filter(each -> deployment.policyFile().filter(each::equals).isEmpty())
            .toList();
    return new TargetFile(TargetFile.Kind.POLICY, file, others);
  }

  /** The installation to ask, and to change what is stored; the caller closes it. */
  OpenInstallation open() {
    return parts().open();
  }

  /** The installation to store settings, records and others, the first ones too. */
  OpenInstallation openOrCreate() {
    return parts().openOrCreate();
  }

  /** Who gives the command. */
  Requester requester() {
    return workplace.requester();
  }

  /** Whether the command runs in a service for another process. */
  boolean isInService() {
    return workplace instanceof ServiceWorkplace;
  }

  /** Where the console of the service answers that runs the command. */
  Optional<URI> console() {
    return workplace.console();
  }

  /** Changes activities and decisions, here or in the service that has the storage. */
  <T, X extends Exception> T work(Workplace.Work<T, X> work) throws X {
    return workplace.work(Installation::openForWork, work);
  }

  /** The same, and creates the storage if there is none. */
  <T, X extends Exception> T workOrCreate(Workplace.Work<T, X> work) throws X {
    return workplace.work(Installation::openToSynchronize, work);
  }
}

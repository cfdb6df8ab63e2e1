package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.log.JsonEvents;
import org.mailpromoter.app.log.JsonLog;
import org.mailpromoter.app.remote.RunningService;
import org.mailpromoter.app.web.Serving;
import org.mailpromoter.deployment.Exposure;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.service.Service;
import org.mailpromoter.service.ServiceEvents;
import org.mailpromoter.web.ListenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Run as a service. Synchronizes each mailbox as soon as its server signals new mail,"
            + " otherwise every poll-interval. Prints one line per event. Exits with 0 on"
            + " SIGTERM or SIGINT. Commands work beside it. Restart it to apply changes to the configuration file.")
final class RunCommand implements Callable<Integer> {
  private final Provider<Installation> installation;
  private final Ending ending;
  private final Serving serving;

  /** How events of the service are written. */
  private enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--log",
      paramLabel = "FORMAT",
      description = "text, or json for one JSON object per line (default: text).")
  private Format format = Format.TEXT;

  @Inject
  RunCommand(Provider<Installation> installation, Ending ending, Serving serving) {
    this.installation = installation;
    this.ending = ending;
    this.serving = serving;
  }

  @Override
  public Integer call() throws CommandFailure {
    Installation parts = installation.get();
    refuseSecond(parts);
    List<MailboxDeployment> mailboxes = Service.mailboxes(parts);
    if (mailboxes.isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, "No mailbox is configured and enabled.");
    }
    Log log = format == Format.JSON ? Log.json() : Log.text(parts.clock());
    Exposure.of(parts.deployment()).forEach(warning -> log.say().accept("Warning: " + warning));
    try (Ending.Stoppable unused = ending.serving()) {
      serving.run(
          parts, mailboxes, parts.deployment().sinks(), log.events(), each -> tell(log, each));
    } catch (ListenException e) {
      throw CannotListen.failure(e, parts.deployment());
    } catch (InterruptedException asked) {
      // a service ends on request
    }
    return ExitCode.OK;
  }

  private static void refuseSecond(Installation parts) throws CommandFailure {
    if (RunningService.of(parts).isPresent()) {
      throw new CommandFailure(
          ExitCode.ALREADY_RUNNING,
          "A service works with the database "
              + parts.deployment().storage().place()
              + " already. Stop it first, or use it: 'mailpromoter console' opens its console.");
    }
  }

  private static void tell(Log log, Optional<URI> console) {
    console.ifPresent(
        at ->
            log.say()
                .accept("Console: " + at + ". 'mailpromoter console' prints a link to log in."));
  }

  /** Where the service writes what happens, and sentences that belong to no event. */
  private record Log(ServiceEvents events, Consumer<String> say) {
    static Log text(Clock clock) {
      ServiceLog log = new ServiceLog(System.out, clock);
      return new Log(log, log::say);
    }

    static Log json() {
      JsonLog.begin();
      JsonEvents log = new JsonEvents(event -> event.match(ServiceSentence.INSTANCE));
      return new Log(log, log::say);
    }
  }
}

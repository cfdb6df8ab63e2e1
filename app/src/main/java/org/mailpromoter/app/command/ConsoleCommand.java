package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.remote.RunningService;
import org.mailpromoter.app.web.Serving;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.installation.change.LoginTickets;
import org.mailpromoter.web.ListenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the console for whoever may use the storage. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description =
        "Print a link that logs you in to the console as an administrator, once and within ten"
            + " minutes. If a service runs, the link leads to its console. Otherwise this command"
            + " shows the console until Ctrl-C; mail is not synchronized meanwhile.")
final class ConsoleCommand implements Callable<Integer> {
  @Option(names = "--rehearse", hidden = true, description = "Look at the pages once, and end.")
  private boolean rehearse;

  private final CommandContext context;
  private final Ending ending;
  private final Serving serving;

  @Inject
  ConsoleCommand(CommandContext context, Ending ending, Serving serving) {
    this.context = context;
    this.ending = ending;
    this.serving = serving;
  }

  @Override
  public Integer call() throws CommandFailure {
    Secret ticket =
        context.work(open -> new LoginTickets(open).make(context.requester(), holder()));
    if (!context.isInService()) {
      return serve(ticket);
    }
    print(context.console(), ticket);
    return ExitCode.OK;
  }

  private Holder holder() {
    Actor actor = context.requester().actor();
    return Holder.of(
        actor instanceof Actor.Person person ? person.name() : "unknown", Role.ADMINISTRATOR);
  }

  private int serve(Secret ticket) throws CommandFailure {
    if (RunningService.of(context.parts()).isPresent()) {
      throw new CommandFailure(
          ExitCode.ALREADY_RUNNING,
          "A service has just started and does not have its database yet. Give the command again.");
    }
    try (Ending.Stoppable unused = ending.serving()) {
      serving.run(
          context.parts(), List.of(), List.of(), event -> {}, console -> show(console, ticket));
    } catch (ListenException e) {
      throw CannotListen.failure(e, context.parts().deployment());
    } catch (InterruptedException asked) {
      // it ends on request
    }
    return ExitCode.OK;
  }

  private void show(Optional<URI> console, Secret ticket) {
    if (rehearse) {
      console.ifPresent(at -> Rehearsal.start(at, ticket, ending::request));
    } else {
      printOrComplain(console, ticket);
    }
  }

  private void printOrComplain(Optional<URI> console, Secret ticket) {
    try {
      print(console, ticket);
      context.screen().say("Ctrl-C ends it.");
    } catch (CommandFailure e) {
      context.screen().complain(String.valueOf(e.getMessage()));
    }
  }

  private void print(Optional<URI> console, Secret ticket) throws CommandFailure {
    URI at =
        console.orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "The console is switched off: console.listen is an empty list."));
    context.screen().say("The console is at:");
    context.screen().command("  ", at + "/login#" + ticket.reveal());
  }
}

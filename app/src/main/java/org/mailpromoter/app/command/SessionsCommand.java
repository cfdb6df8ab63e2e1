package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.documents.AccessDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.change.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and ends the sessions of those who are logged in. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "List who is logged in to the console.")
final class SessionsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Inject
  SessionsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<LoginSession> sessions;
    try (OpenInstallation open = context.open()) {
      sessions = new AccessList(open).sessions();
    }
    Table table =
        new Table("id", "holder", "role", "login", "since", "last_active", "device", "address");
    for (LoginSession each : sessions) {
      table.row(
          each.id(),
          each.holder().name(),
          EnumWords.of(each.holder().role()),
          EnumWords.of(each.way()),
          each.created(),
          each.seen(),
          each.device(),
          each.address());
    }
    context.screen().document(AccessDocuments.sessions(sessions));
    context.screen().table(table);
    context.screen().say(Words.some(sessions.size(), "session") + ".");
    return ExitCode.OK;
  }

  @Command(
      name = "end",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter sessions end --of anna"},
      description = "End a session, or all sessions of somebody.")
  Integer end(
      @Parameters(paramLabel = "ID", arity = "0..1", description = "The id of the session.")
          @Nullable String id,
      @Option(names = "--of", paramLabel = "NAME", description = "All sessions of this holder.")
          @Nullable String name)
      throws CommandFailure, NotFoundException {
    if ((id == null) == (name == null)) {
      throw new CommandFailure(ExitCode.USAGE, "Give the id of a session, or --of NAME.");
    }
    try (OpenInstallation open = context.open()) {
      int ended = ended(open, id, name);
      context.screen().document(AccessDocuments.ended(ended));
      context.screen().say(Words.some(ended, "session") + " ended.");
    }
    return ExitCode.OK;
  }

  private static int ended(OpenInstallation open, @Nullable String id, @Nullable String name)
      throws NotFoundException {
    Sessions sessions = new Sessions(open);
    if (name != null) {
      return sessions.endAll(Person.requester(), name);
    }
    sessions.end(Person.requester(), new AccessList(open).session(String.valueOf(id)));
    return 1;
  }
}

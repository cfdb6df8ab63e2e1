package org.mailpromoter.app.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Template;

/** Runs commands for processes on this machine. Served at the socket file only. */
public final class CommandsFace implements Face {
  /** The commands that need the storage for themselves, each with its use case. */
  public static final Map<String, Operation> COMMANDS =
      Map.of(
          "sync", Operation.SYNCHRONIZE,
          "retry", Operation.RETRY_MESSAGES,
          "deliver", Operation.DELIVER,
          "forget-refused", Operation.FORGET,
          "erase-person", Operation.ERASE_PERSON,
          "console", Operation.MAKE_TOKEN);

  private final Desk desk;
  private final CommandRunner runner;
  private final Map<String, Ending> running = new ConcurrentHashMap<>();

  /**
   * Commands that run in this process.
   *
   * @param desk lends the storage
   */
  public CommandsFace(Desk desk, CommandRunner runner) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.runner = Objects.requireNonNull(runner, "runner");
    desk.beforeClosing(() -> running.values().forEach(Ending::request));
  }

  @Override
  public List<Route<Entry>> routes() {
    List<Route<Entry>> routes = new ArrayList<>();
    new TreeMap<>(COMMANDS)
        .forEach(
            (name, operation) ->
                routes.add(
                    new Route<>(
                        Method.POST,
                        Template.of("/commands/" + name),
                        new Entry(operation, visit -> run(name, operation, visit)))));
    routes.add(
        new Route<>(
            Method.DELETE,
            Template.of("/commands/running/{id}"),
            new Entry(Operation.CANCEL_JOB, this::cancel)));
    return routes;
  }

  @Override
  public Channel channel() {
    return Channel.COMMAND;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/commands/");
  }

  /** Commands do not ask whose an object is, so only those may give them who reach every object. */
  private Response run(String name, Operation operation, Visit visit)
      throws IOException, WrongInputException, ForbiddenException {
    if (visit.permissions().reach(operation) != Reach.ALL) {
      throw new ForbiddenException(operation, ForbiddenException.Why.ROLE);
    }
    Fields form = visit.request().form();
    RemoteRun run = RemoteRun.of(visit.identity(), name, form);
    String id = form.first("id").orElse(visit.request().id());
    return Response.of(200).stream("application/octet-stream", out -> run(run, id, out));
  }

  private void run(RemoteRun run, String id, OutputStream out) throws IOException {
    Ending ending = new Ending();
    running.put(id, ending);
    try {
      run.on(desk, runner, ending, out);
    } finally {
      running.remove(id, ending);
    }
  }

  private Response cancel(Visit visit) {
    Ending ending = running.get(visit.request().parameter("id"));
    if (ending != null) {
      ending.request();
    }
    return Response.of(204);
  }

  /** A line for each refusal; the process that gave the command shows it. */
  @Override
  public Response refuse(Request request, Refusal refusal) {
    return RefusedCommand.of(refusal);
  }
}

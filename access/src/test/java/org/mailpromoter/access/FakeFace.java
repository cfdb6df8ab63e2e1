package org.mailpromoter.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Template;

/**
 * A face with a route for each operation: {@code /do/OPERATION/OWNER}. Objects of anna and ben
 * exist. Refusals are named in the header {@code Refusal}.
 */
final class FakeFace implements Face {
  private static final List<String> OWNERS = List.of("anna", "ben");

  private final List<Route<PublicEntry>> login;
  private final List<String> done = new ArrayList<>();

  FakeFace(List<Route<PublicEntry>> login) {
    Route<PublicEntry> file = new Route<>(Method.GET, Template.of("/file"), new FileInMemory());
    this.login = Stream.concat(login.stream(), Stream.of(file)).toList();
  }

  /** As style sheets are. */
  private static final class FileInMemory implements PublicEntry {
    @Override
    public Response to(Request request) {
      return Response.of(200);
    }

    @Override
    public boolean isCounted() {
      return false;
    }
  }

  /** What was done, and by whom. */
  List<String> done() {
    return done;
  }

  static Method method(Operation operation) {
    return operation.effect() == Effect.READS ? Method.GET : Method.POST;
  }

  static String path(Operation operation, String owner) {
    return "/do/" + operation.word() + "/" + owner;
  }

  @Override
  public List<Route<Entry>> routes() {
    List<Route<Entry>> all = new ArrayList<>();
    for (Operation each : Operation.values()) {
      Template template = Template.of(path(each, "{owner}"));
      all.add(new Route<>(method(each), template, new Entry(each, visit -> act(each, visit))));
    }
    all.add(
        new Route<>(
            Method.GET,
            Template.of("/defect"),
            new Entry(
                Operation.SEE_STATUS,
                visit -> {
                  throw new IllegalStateException("secret detail");
                })));
    return all;
  }

  private Response act(Operation operation, Visit visit)
      throws NotFoundException, ForbiddenException {
    String owner = visit.request().parameter("owner");
    if (!OWNERS.contains(owner)) {
      throw NotFoundException.among(NotFoundException.Kind.OWNER, owner, OWNERS);
    }
    visit.permissions().demand(operation, Belonging.to(new RecordId(RecordKind.USER, owner)));
    done.add(visit.identity().name() + " " + operation.word() + " " + owner);
    return Response.of(200).text("text/plain", visit.formToken());
  }

  @Override
  public List<Route<PublicEntry>> publicRoutes() {
    return login;
  }

  @Override
  public Channel channel() {
    return Channel.CONSOLE;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/");
  }

  @Override
  public Response refuse(Request request, Refusal refusal) {
    String name = refusal.getClass().getSimpleName();
    return Response.of(400).header("Refusal", name).text("text/plain", refusal.toString());
  }
}

package org.mailpromoter.api;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.Document;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.Passing;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Template;

/** One request of a program to one use case. */
final class Call {
  /** The largest file that is sent here, in bytes. */
  private static final long LARGEST_FILE = 30L << 20;

  private final Visit visit;
  private final Operation operation;

  private Call(Visit visit, Operation operation) {
    this.visit = visit;
    this.operation = operation;
  }

  /** Calls a use case. */
  @FunctionalInterface
  interface Answer {
    Response to(Call call)
        throws NotFoundException,
            RefusedException,
            ForbiddenException,
            ConfigurationException,
            WrongInputException,
            StaleException,
            WrongPageException,
            IOException,
            InterruptedException;
  }

  /** A route. */
  static Route<Entry> route(Method method, String path, Operation operation, Answer answer) {
    Entry.Answer once = visit -> answer.to(new Call(visit, operation));
    return new Route<>(
        method,
        Template.of(Api.PREFIX + path),
        new Entry(operation, method == Method.POST ? new Repeatable(once) : once),
        JsonBody.LARGEST);
  }

  /**
   * A route to which secrets are sent, or which answers them: the request is not kept, so that a
   * copy of the storage has none.
   */
  static Route<Entry> confidential(Method method, String path, Operation operation, Answer answer) {
    Entry.Answer checked =
        visit -> {
          if (visit.request().header(Repeatable.HEADER).isPresent()) {
            throw WrongInputException.of(
                Repeatable.HEADER, "This holds a secret, of which nothing is kept. Leave it out.");
          }
          return answer.to(new Call(visit, operation));
        };
    return new Route<>(
        method, Template.of(Api.PREFIX + path), new Entry(operation, checked), JsonBody.LARGEST);
  }

  /**
   * A route that takes a mail, whose files may be large. A request with a key that was interrupted
   * is done again: the desk of mail knows the key, too, and takes no mail twice.
   */
  static Route<Entry> mail(String path, Operation operation, Answer answer) {
    return new Route<>(
        Method.POST,
        Template.of(Api.PREFIX + path),
        new Entry(operation, Repeatable.again(visit -> answer.to(new Call(visit, operation)))),
        LARGEST_FILE);
  }

  /** A route to which files are sent. */
  static Route<Entry> upload(String path, Operation operation, Answer answer) {
    return new Route<>(
        Method.POST,
        Template.of(Api.PREFIX + path),
        new Entry(operation, new Repeatable(visit -> answer.to(new Call(visit, operation)))),
        LARGEST_FILE);
  }

  Request request() {
    return visit.request();
  }

  Fields query() {
    return request().query();
  }

  Visit visit() {
    return visit;
  }

  OpenInstallation open() {
    return visit.open();
  }

  Instant now() {
    return open().now();
  }

  Operation operation() {
    return operation;
  }

  Permissions permissions() {
    return visit.permissions();
  }

  /** The caller's name, as jobs and the audit log show it. */
  String account() {
    return visit.identity().name();
  }

  /** The actor of changes. */
  Actor actor() {
    return visit.identity().actor();
  }

  /** Who asks for a change, for the audit log. */
  Requester requester() {
    return requester("");
  }

  /** The same with a reason. */
  Requester requester(String reason) {
    return visit.requester(reason);
  }

  /** How much the caller sees of a message. */
  Sight sight() {
    return visit.sight();
  }

  /** Refuses the use case on an object that the caller may not call it on. */
  void demand(Belonging of) throws ForbiddenException {
    permissions().demand(operation, of);
  }

  /** Whether the caller may call the use case on their own objects only. */
  boolean isForOwnOnly() {
    return permissions().reach(operation) != Reach.ALL;
  }

  /** A parameter of the path. */
  String text(String parameter) {
    return request().parameter(parameter);
  }

  /** A number in the path. */
  long number(String parameter, NotFoundException.Kind kind) throws NotFoundException {
    String text = text(parameter);
    if (!text.matches("[0-9]{1,18}")) {
      throw NotFoundException.of(kind, text);
    }
    return Long.parseLong(text);
  }

  /** A record in the path. */
  RecordId record(String parameter, NotFoundException.Kind kind) throws NotFoundException {
    String text = text(parameter);
    return RecordId.parse(text).orElseThrow(() -> NotFoundException.of(kind, text));
  }

  /** Reads a query that may have these parameters only. */
  QueryReader parameters(String... known) {
    QueryReader reader = new QueryReader(query(), now());
    reader.allow(Set.of(known));
    return reader;
  }

  /** The members of the body. */
  JsonObject body() throws IOException, WrongInputException {
    return JsonBody.read(request());
  }

  /** Refuses a change of an object that has another version than the caller saw. */
  void demandVersion(Document now) throws StaleException {
    Versions.demand(request(), now);
  }

  /** How many messages would be promoted after a change; empty if a directory does not answer. */
  Optional<RetryPreview.Result> passing() {
    try {
      return Optional.of(Passing.now(open()));
    } catch (DirectoryException e) {
      return Optional.empty();
    }
  }
}

package org.mailpromoter.graph.stub.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.graph.stub.fault.Faults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.operation.Answer;
import org.mailpromoter.graph.stub.operation.Ask;
import org.mailpromoter.graph.stub.operation.Batch;
import org.mailpromoter.graph.stub.operation.Call;
import org.mailpromoter.graph.stub.operation.Operations;
import org.mailpromoter.graph.stub.operation.Route;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.schema.SchemaCheck;
import org.mailpromoter.graph.stub.store.Caller;
import org.mailpromoter.graph.stub.store.Store;

/** Answers requests of those who are let in, alone or in batches. Thread-safe. */
public final class Dispatcher {
  private final Store store;
  private final Faults faults;
  private final Throttle throttle;
  private final SchemaCheck check;
  private final Operations operations = new Operations();
  private final RequestLog parts = new RequestLog();

  /** Answers from a store. */
  public Dispatcher(Store store, Faults faults, Throttle throttle, SchemaCheck check) {
    this.store = store;
    this.faults = faults;
    this.throttle = throttle;
    this.check = check;
  }

  /** What was asked inside batches so far. */
  public List<SeenRequest> parts() {
    return parts.seen();
  }

  void clearParts() {
    parts.clear();
  }

  /** Answers a request; whatever is wrong with it is an answer too. */
  Answer answer(String root, Ask ask, Caller caller) {
    Route route = Route.of(ask.method(), ask.path());
    try {
      Query query = Query.of(ask.query());
      Call call = new Call(root, ask, route, query, caller, store, faults);
      checkBody(route, ask);
      Answer answer =
          route.operation() == GraphOperation.BATCH
              ? Batch.answer(call, part -> part(root, part, caller))
              : operations.answer(call);
      check.answer("answer to " + route.operation(), answer);
      return answer;
    } catch (GraphException e) {
      noteUnknown(route, e);
      return refused(e.refusal(), ask);
    }
  }

  private void checkBody(Route route, Ask ask) {
    boolean json = ask.header("content-type").orElse("").startsWith("application/json");
    boolean message =
        route.operation() == GraphOperation.UPDATE || route.operation() == GraphOperation.CREATE;
    if (json && message && check.isOn()) {
      check.request("request " + route.operation(), Json.object(ask.body()));
    }
  }

  private void noteUnknown(Route route, GraphException e) {
    if (e.refusal().code().equals("RequestBroker--ParseUri")) {
      check.note("request " + route.operation() + ": " + e.refusal().message());
    }
  }

  static Answer refused(Refusal refusal, Ask ask) {
    return Answer.refused(refusal, ask.header("client-request-id").orElse(""));
  }

  private Answer part(String root, Ask ask, Caller caller) {
    Route route = Route.of(ask.method(), ask.path());
    Optional<Refusal> scripted = faults.strikePart(route.operation());
    Optional<String> key = throttleKey(route, caller);
    Answer answer =
        scripted
            .map(each -> refused(each, ask))
            .orElseGet(() -> throttled(key, ask, () -> answer(root, ask, caller)));
    String target = ask.path() + ask.query().map(each -> "?" + each).orElse("");
    parts.note(route.operation(), ask, target, caller.name(), answer::status);
    return answer;
  }

  private Answer throttled(Optional<String> key, Ask ask, Work work) {
    if (key.isPresent() && !throttle.enter(key.get())) {
      return refused(throttle.refusal(), ask);
    }
    try {
      return work.run();
    } finally {
      key.ifPresent(throttle::leave);
    }
  }

  /** Does something that is counted. */
  private interface Work {
    Answer run();
  }

  /** What requests are counted by; a batch is counted by its parts. */
  static Optional<String> throttleKey(Route route, Caller caller) {
    return route.user().map(user -> caller.name() + " " + user.toLowerCase(Locale.ROOT));
  }
}

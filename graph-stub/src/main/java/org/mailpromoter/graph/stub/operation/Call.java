package org.mailpromoter.graph.stub.operation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.graph.stub.fault.Faults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.message.MessageFields;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.query.Expansion;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.query.Selection;
import org.mailpromoter.graph.stub.store.Caller;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.Store;
import org.mailpromoter.graph.stub.store.StoredFolder;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;
import org.mailpromoter.graph.stub.store.WellKnown;

/**
 * A request of somebody, and what it is about.
 *
 * @param root where the API begins, without a slash at its end
 * @param ask the request
 * @param route what it means
 * @param query the options of its query
 * @param caller who asks
 * @param store what the server keeps
 * @param faults what goes wrong
 */
public record Call(
    String root, Ask ask, Route route, Query query, Caller caller, Store store, Faults faults) {
  /** The mailbox that is meant, if the caller may read it. */
  StoredMailbox mailbox() {
    String user = route.user().orElseThrow(Call::unsupported);
    StoredMailbox found = store.find(named(user)).orElseThrow(() -> noSuchUser(user));
    if (!caller.mayRead(found)) {
      throw GraphException.of(
          403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }
    found.refusal().ifPresent(Call::refuse);
    return found;
  }

  private static void refuse(Refusal refusal) {
    throw new GraphException(refusal);
  }

  private String named(String user) {
    return user.equals("me")
        ? caller
            .mailbox()
            .orElseThrow(
                () ->
                    GraphException.badRequest(
                        "/me request is only valid with delegated authentication flow."))
        : user;
  }

  private GraphException noSuchUser(String user) {
    return route.operation() == GraphOperation.USER
        ? GraphException.of(
            404,
            "Request_ResourceNotFound",
            "Resource '"
                + user
                + "' does not exist or one of its queried reference-property objects are not"
                + " present.")
        : GraphException.of(
            404, "ErrorInvalidUser", "The requested user '" + user + "' is invalid.");
  }

  /** A path that means nothing. */
  static GraphException unsupported() {
    return GraphException.badRequest("Resource not found for the segment.");
  }

  /** The folder that is meant; empty for the whole mailbox. */
  Optional<StoredFolder> folder() {
    return route.folder().map(this::folder);
  }

  /** A folder by its id or its well-known name. */
  StoredFolder folder(String id) {
    StoredMailbox mailbox = mailbox();
    int number =
        WellKnown.of(id)
            .map(WellKnown::number)
            .orElseGet(() -> number(id, Ids.Kind.FOLDER, mailbox));
    return mailbox.folder(number).orElseThrow(GraphException::itemNotFound);
  }

  private static int number(String id, Ids.Kind kind, StoredMailbox mailbox) {
    Ids.Key key =
        Ids.decode(id).filter(each -> each.kind() == kind).orElseThrow(GraphException::malformedId);
    if (key.mailbox() != mailbox.number()) {
      throw GraphException.itemNotFound();
    }
    return key.number();
  }

  /** The message that is meant. */
  StoredItem item() {
    String id = route.message().orElseThrow(Call::unsupported);
    StoredMailbox mailbox = mailbox();
    faults.refusalOf(id).ifPresent(Call::refuse);
    StoredItem found =
        mailbox
            .item(number(id, Ids.Kind.MESSAGE, mailbox))
            .orElseThrow(GraphException::itemNotFound);
    boolean elsewhere = folder().filter(each -> each.number() != found.folder()).isPresent();
    if (elsewhere) {
      throw GraphException.itemNotFound();
    }
    return found;
  }

  /** The body as an object of JSON. */
  Map<String, Object> body() {
    return Json.object(ask.body());
  }

  /** How the service differs from its documentation. */
  Set<Quirk> quirks() {
    return faults.quirks();
  }

  /** How messages are shown. */
  View view(View.Place place) {
    return view(query, place);
  }

  /** How messages are shown by another query. */
  View view(Query other, View.Place place) {
    Selection selection = Selection.of(other, MessageFields.names(), "message");
    return new View(selection, Expansion.of(other), place, quirks());
  }
}

package org.mailpromoter.graph.stub.operation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.message.MessageJson;
import org.mailpromoter.graph.stub.message.View;
import org.mailpromoter.graph.stub.query.Query;
import org.mailpromoter.graph.stub.store.DeltaRow;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;
import tools.jackson.core.JsonGenerator;

/** What changed in a folder since a link, page by page. */
final class Delta implements Operation {
  @Override
  public Answer answer(Call call) {
    StoredMailbox mailbox = call.mailbox();
    if (call.quirks().contains(Quirk.NO_DELTA)) {
      throw GraphException.malformedId();
    }
    int folder = folder(call);
    DeltaToken token = token(call, mailbox, folder);
    DeltaQuery query = DeltaQuery.of(call, Query.of(Optional.of(token.query())));
    DeltaPage page = DeltaPage.of(mailbox, token, query);
    Answer answer =
        Answer.json(
            200, shape(token, query.view()), json -> write(json, call, page, token, query.view()));
    return call.ask()
        .pageSize()
        .map(size -> answer.with("Preference-Applied", "odata.maxpagesize=" + size))
        .orElse(answer);
  }

  /** A sparse row has what changed, whatever was selected. */
  private static Shape shape(DeltaToken token, View view) {
    return view.has(Quirk.SPARSE_CHANGES) && !token.isFirstRound()
        ? new Shape(Shape.Kind.MANY, "message", Set.of())
        : MessageShapes.of(Shape.Kind.MANY, view);
  }

  private static int folder(Call call) {
    String id = call.route().folder().orElseThrow(Call::unsupported);
    try {
      return call.folder(id).number();
    } catch (GraphException e) {
      if (e.refusal().code().equals("ErrorItemNotFound")) {
        throw GraphException.of(
            404, "ErrorSyncFolderNotFound", "The folder to be synchronized could not be found.");
      }
      throw e;
    }
  }

  private static DeltaToken token(Call call, StoredMailbox mailbox, int folder) {
    Optional<String> page = call.query().get("$skiptoken");
    Optional<String> round = call.query().get("$deltatoken");
    if (page.isPresent()) {
      return read(call, mailbox, folder, page.get());
    }
    return round
        .map(text -> read(call, mailbox, folder, text).nextRound(mailbox.lastChange()))
        .orElseGet(() -> DeltaToken.first(mailbox, folder, call.query().raw()));
  }

  private static DeltaToken read(Call call, StoredMailbox mailbox, int folder, String text) {
    Supplier<GraphException> unknown =
        () -> new GraphException(DeltaExpiry.SYNC_STATE_INVALID.refusal());
    DeltaToken token = DeltaToken.read(text).orElseThrow(unknown);
    if (token.mailbox() != mailbox.number() || token.folder() != folder) {
      throw unknown.get();
    }
    if (token.generation() != mailbox.generation()) {
      throw new GraphException(expired(call, mailbox.expiry()));
    }
    return token;
  }

  private static Refusal expired(Call call, DeltaExpiry how) {
    return how == DeltaExpiry.GONE
        ? how.refusal().with("Location", call.root() + call.ask().path())
        : how.refusal();
  }

  private static void write(
      JsonGenerator json, Call call, DeltaPage page, DeltaToken token, View view) {
    json.writeStartObject();
    json.writeStringProperty("@odata.context", call.root() + "/$metadata#Collection(message)");
    json.writeArrayPropertyStart("value");
    for (DeltaRow each : page.rows()) {
      row(json, each, token, view);
      if (isTwice(each, view)) {
        row(json, each, token, view);
      }
    }
    json.writeEndArray();
    String name = page.ends() ? "$deltatoken" : "$skiptoken";
    json.writeStringProperty(
        page.ends() ? "@odata.deltaLink" : "@odata.nextLink",
        call.root() + path(call, token) + "?" + name + "=" + page.next().text());
    json.writeEndObject();
  }

  private static boolean isTwice(DeltaRow row, View view) {
    return view.has(Quirk.MOVED_IN_TWICE)
        && row.isNew()
        && row.item().filter(each -> each.stamp().moved()).isPresent();
  }

  /** Links have keys in brackets, as Graph writes them. */
  private static String path(Call call, DeltaToken token) {
    String user = call.route().user().orElseThrow();
    String owner = user.equals("me") ? "/me" : "/users('" + Ids.ofUser(call.mailbox()) + "')";
    String folder = Ids.ofFolder(token.mailbox(), token.folder());
    return owner + "/mailFolders('" + folder + "')/messages/delta";
  }

  private static void row(JsonGenerator json, DeltaRow row, DeltaToken token, View view) {
    json.writeStartObject();
    json.writeStringProperty("@odata.type", "#microsoft.graph.message");
    if (row.item().isEmpty()) {
      json.writeStringProperty("id", Ids.ofMessage(token.mailbox(), row.number()));
      json.writeObjectPropertyStart("@removed");
      json.writeStringProperty("reason", "deleted");
      json.writeEndObject();
    } else {
      present(json, row.item().get(), row.isNew(), token, view);
    }
    json.writeEndObject();
  }

  private static void present(
      JsonGenerator json, StoredItem item, boolean isNew, DeltaToken token, View view) {
    if (isNew || !view.has(Quirk.SPARSE_CHANGES)) {
      MessageJson.members(json, item, view);
    } else {
      boolean read = item.stamp().readChange() > token.from();
      boolean other = item.stamp().otherChange() > token.from();
      MessageJson.sparse(json, item, read, other);
    }
  }
}

package org.mailpromoter.exchange.stub.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredMailbox;

/** Subscribe: to streaming notifications of some folders of one mailbox, or of all. */
final class Subscribe implements Operation {
  private final Subscriptions subscriptions;

  Subscribe(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public void answer(Call call, ResponseMessages messages) {
    messages.add(
        () -> {
          String id = subscribe(call);
          return xml -> xml.leaf("m:SubscriptionId", id);
        });
  }

  private String subscribe(Call call) {
    Element wanted = call.request().only();
    if (!wanted.name().equals("StreamingSubscriptionRequest")) {
      throw EwsError.of(
          "ErrorInvalidSubscriptionRequest", "The stub server has streaming subscriptions only.");
    }
    List<StoredFolder> folders =
        wanted.child("FolderIds").map(Element::children).orElse(List.of()).stream()
            .map(call::folder)
            .toList();
    boolean everywhere = wanted.attribute("SubscribeToAllFolders").equals("true");
    if (everywhere != folders.isEmpty()) {
      throw EwsError.of(
          "ErrorInvalidSubscriptionRequest",
          "Subscriptions are for all folders, or for those that are named.");
    }
    StoredMailbox mailbox = everywhere ? call.own() : call.mailbox(folders.get(0));
    return subscriptions.add(mailbox, numbers(folders, mailbox), kinds(call, wanted));
  }

  private static Set<Integer> numbers(List<StoredFolder> folders, StoredMailbox mailbox) {
    Set<Integer> numbers = new HashSet<>();
    for (StoredFolder each : folders) {
      if (each.mailbox() != mailbox.number()) {
        throw EwsError.of(
            "ErrorInvalidSubscriptionRequest", "The folders are of more than one mailbox.");
      }
      numbers.add(each.number());
    }
    return numbers;
  }

  private static Set<String> kinds(Call call, Element wanted) {
    return wanted.need("EventTypes").children().stream()
        .map(Element::text)
        .filter(kind -> !(kind.equals("MovedEvent") && call.has(Quirk.NO_MOVED_EVENT)))
        .collect(Collectors.toSet());
  }
}

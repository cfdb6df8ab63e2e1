package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.ask.RetentionList;
import org.mailpromoter.installation.ask.StoredPerson;

/** Makes the pages about what is kept. */
final class PrivacyView {
  private final Visit visit;

  PrivacyView(Visit visit) {
    this.visit = visit;
  }

  PrivacyPage page(Frame frame, String address) {
    RetentionList retention = RetentionList.of(visit.open());
    return new PrivacyPage(
        frame,
        days(retention.usualDays()),
        retention.kept().stream().map(PrivacyView::kept).toList(),
        address);
  }

  private static String days(int days) {
    return Words.count(days, "day", "days");
  }

  private static PrivacyPage.Kept kept(RetentionList.Kept kept) {
    String reason = kept.reason().title();
    return new PrivacyPage.Kept(
        reason,
        days(kept.days()),
        Words.count(kept.refused(), "message", "messages"),
        "/messages?outcome=refused&reason=" + reason);
  }

  /**
   * Where an address is stored.
   *
   * @param erase where it can be erased
   */
  static ErasePage.Found found(StoredPerson.Answer answer, String erase) {
    EmailAddress address = answer.address();
    Privacy.Found found = answer.found();
    String encoded = Queries.encoded(address.value());
    List<ErasePage.Place> places =
        Stream.of(
                new ErasePage.Place(
                    "Decisions about messages",
                    Words.number(found.decisions()),
                    "lose sender, subject and evidence; outcome and reason stay",
                    List.of(new Link("Sent by it", "/messages?sender=" + encoded))),
                new ErasePage.Place(
                    "Email activities",
                    Words.number(found.activities()),
                    "lose the address; what the person wrote is deleted, and sinks are told",
                    List.of()),
                new ErasePage.Place(
                    "Records",
                    Words.number(found.records()),
                    "lose the address, or are deleted if it is their only one",
                    List.of()),
                new ErasePage.Place(
                    "Accounts, sessions, tokens, alerts, and the audit log",
                    Words.number(found.others()),
                    "lose the address; an account under it is deleted; the audit log still"
                        + " verifies",
                    List.of()))
            .filter(each -> !each.count().equals("0"))
            .toList();
    return found.isNothing()
        ? new ErasePage.Found(
            address.value() + " occurs nowhere in the storage. Check its spelling.", places, "")
        : new ErasePage.Found(address.value() + " is stored here:", places, erase);
  }
}

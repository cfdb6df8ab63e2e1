package org.mailpromoter.console.privacy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.StoredPerson;

/** Makes the pages about what is kept. */
final class PrivacyView {
  /** Counting ends here, so that the cost of the page does not grow with what is stored. */
  private static final int COUNTED = 10_000;

  private final Visit visit;

  PrivacyView(Visit visit) {
    this.visit = visit;
  }

  PrivacyPage page(Frame frame, String address, List<PrivacyPage.Found> found) {
    OrganizationSettings settings = visit.open().policy().organization();
    Retention retention = Retention.of(settings);
    int usual = settings.number(OrganizationValue.REFUSED_RETENTION_DAYS);
    return new PrivacyPage(
        frame,
        days(usual),
        Stream.of(Reason.values())
            .filter(each -> !each.promotes())
            .map(each -> kept(each, retention.days(each)))
            .toList(),
        address,
        found);
  }

  private static String days(int days) {
    return Words.count(days, "day", "days");
  }

  private PrivacyPage.Kept kept(Reason reason, int days) {
    DecisionFilter filter =
        DecisionFilter.all().withReasons(Set.of(reason)).withOutcomes(Set.of(Outcome.REFUSED));
    return new PrivacyPage.Kept(
        reason.title(),
        days(days),
        Words.count(
            new AnalyzedMessages(visit.open()).count(filter, COUNTED), "message", "messages"),
        "/messages?outcome=refused&reason=" + reason.title());
  }

  /** Where an address is stored. */
  PrivacyPage.Found found(EmailAddress address) {
    Privacy.Found found = new StoredPerson(visit.open()).find(address, new Task());
    String encoded = Queries.encoded(address.value());
    List<PrivacyPage.Place> places =
        Stream.of(
                new PrivacyPage.Place(
                    "Decisions about messages",
                    Words.number(found.decisions()),
                    "lose sender, subject and evidence; outcome and reason stay",
                    List.of(new Link("Sent by it", "/messages?sender=" + encoded))),
                new PrivacyPage.Place(
                    "Email activities",
                    Words.number(found.activities()),
                    "lose the address; what the person wrote is deleted, and sinks are told",
                    List.of()),
                new PrivacyPage.Place(
                    "Records",
                    Words.number(found.records()),
                    "lose the address, or are deleted if it is their only one",
                    List.of()),
                new PrivacyPage.Place(
                    "Accounts, sessions, tokens, alerts, and the audit log",
                    Words.number(found.others()),
                    "lose the address; an account under it is deleted; the audit log still"
                        + " verifies",
                    List.of()))
            .filter(each -> !each.count().equals("0"))
            .toList();
    return found.isNothing()
        ? new PrivacyPage.Found(
            address.value() + " occurs nowhere in the storage. Check its spelling.", places, "")
        : new PrivacyPage.Found(
            address.value() + " is stored here:", places, PrivacyScreen.erase(address));
  }
}

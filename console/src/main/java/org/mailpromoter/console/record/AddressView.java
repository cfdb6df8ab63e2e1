package org.mailpromoter.console.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.MailWords;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.message.MessageScreen;
import org.mailpromoter.console.message.Outcomes;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishSender;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AddressOwners;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;

/** Makes the page of an address. */
final class AddressView {
  private static final Duration LOOKED_BACK = Duration.ofDays(30);
  private static final int COUNTED = 10_000;
  private static final int SHOWN = 8;

  private final Visit visit;
  private final Instant now;

  AddressView(Visit visit) {
    this.visit = visit;
    this.now = visit.open().now();
  }

  AddressPage page(Frame frame, EmailAddress address) throws WrongPageException {
    AddressOwners.Answer answer = new AddressOwners(visit.open()).find(address);
    Optional<RecordId> counts =
        answer.sender().flatMap(SenderResolution::record).map(PartyRecord::id);
    return new AddressPage(
        conflict(frame, answer),
        address.value(),
        answer.sender().map(EnglishSender::of).orElse(UNANSWERED),
        answer.directories().stream().map(each -> answer(each, address, counts)).toList(),
        visit.permissions().reach(Operation.LIST_MESSAGES) == Reach.NONE
            ? List.of()
            : List.of(mail(address)),
        visit.permissions().reach(Operation.CHANGE_RECORDS) == Reach.NONE
            ? ""
            : Queries.path(RecordAddresses.NEW, Fields.none().with("addresses", address.value())));
  }

  private static final String UNANSWERED =
      "A directory does not answer. Mail from this address is decided when it answers again.";

  private static Frame conflict(Frame frame, AddressOwners.Answer answer) {
    int several = answer.records().size();
    return several < 2
        ? frame
        : frame.with(Notice.of(Tone.WAIT, several + " records have this address."));
  }

  private AddressPage.Answer answer(
      DirectoryAnswer answer, EmailAddress address, Optional<RecordId> counts) {
    List<Faulted> faults = new ArrayList<>(answer.warnings());
    answer.failure().ifPresent(faults::add);
    return new AddressPage.Answer(
        answer.directory(),
        answer.kind(),
        answer.asOf().map(each -> Moment.of(each, now)).stream().toList(),
        answer.records(address).stream().map(each -> found(each, counts)).toList(),
        faults.stream().map(Faulted::sentence).toList(),
        answer.failure().isEmpty());
  }

  private static AddressPage.Found found(PartyRecord record, Optional<RecordId> counts) {
    return new AddressPage.Found(
        new Link(RecordRows.name(record), RecordAddresses.of(record.id())),
        record.id().toString(),
        record.owner().map(RecordId::toString).orElse(""),
        RecordRows.state(record),
        counts.filter(record.id()::equals).isPresent());
  }

  private AddressPage.Mail mail(EmailAddress address) throws WrongPageException {
    AnalyzedMessages messages =
        new AnalyzedMessages(visit.open()).visibleTo(visit.permissions(), visit.sight());
    DecisionFilter filter =
        DecisionFilter.all().withSender(address.value()).withReceivedFrom(now.minus(LOOKED_BACK));
    return new AddressPage.Mail(
        Words.count(messages.count(filter, COUNTED), "message", "messages"),
        Queries.path(
            "/messages", Fields.none().with("sender", address.value()).with("since", "30d")),
        messages.page(filter, PageRequest.first(SHOWN)).decisions().stream()
            .map(this::row)
            .toList());
  }

  private AddressPage.Row row(StoredDecision stored) {
    return new AddressPage.Row(
        MessageScreen.path(stored),
        Moment.of(stored.entry().receivedAt(), now),
        stored.mailbox().value(),
        MailWords.subject(stored.entry()),
        Outcomes.chip(stored.entry()));
  }
}

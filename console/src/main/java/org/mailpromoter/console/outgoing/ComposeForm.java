package org.mailpromoter.console.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.installation.ask.KnownRecords;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.change.SendingIdentity;
import org.mailpromoter.web.Fields;

/** A mail as it was typed. */
final class ComposeForm {
  static final String FROM = "from";
  static final String TO = "to";
  static final String CC = "cc";
  static final String BCC = "bcc";
  static final String SUBJECT = "subject";
  static final String TEXT = "text";
  static final String REGARDING = "regarding";
  static final String ACTIVITY = "activity";
  static final String KIND = "kind";

  private final Visit visit;
  private final Fields typed;
  private final QueryReader reader;

  ComposeForm(Visit visit, Fields typed) {
    this.visit = visit;
    this.typed = typed;
    this.reader = new QueryReader(typed, visit.open().now());
  }

  private String first(String name) {
    return typed.first(name).orElse("");
  }

  /**
   * What can be kept as a draft.
   *
   * @param files the files that go with it
   * @throws WrongInputException if something is too large, or it is not sent as one whom the
   *     visitor may send as
   */
  DraftContent draft(List<DraftFile> files) throws WrongInputException {
    Optional<SendingIdentity> from = from();
    if (from.isEmpty()) {
      throw WrongInputException.of(FROM, "Choose one of these.");
    }
    Optional<RecordId> regarding = reader.record(REGARDING);
    reader.finish();
    Optional<ActivityId> original = original(typed);
    try {
      return new DraftContent(
          from.get().owner(),
          recipients(),
          first(SUBJECT).strip(),
          first(TEXT).replace("\r\n", "\n"),
          "",
          files,
          original.isEmpty() ? MailKind.NEW : kind(typed),
          original,
          regarding,
          false);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw WrongInputException.of(why.contains("subject") ? SUBJECT : TEXT, "Here " + why + ".");
    }
  }

  /** The mail that is answered or passed on; empty for a new one. */
  static Optional<ActivityId> original(Fields fields) {
    return fields
        .first(ACTIVITY)
        .filter(each -> each.matches("[1-9][0-9]{0,17}"))
        .map(each -> new ActivityId(Long.parseLong(each)));
  }

  /** How a mail relates to its original. */
  static MailKind kind(Fields fields) {
    return fields.first(KIND).flatMap(Vocabulary.RELATIONS::find).orElse(MailKind.REPLY);
  }

  private Optional<SendingIdentity> from() {
    return new SendingIdentities(visit.open().parts().deployment())
        .of(visit.permissions()).stream()
            .filter(each -> each.owner().toString().equals(first(FROM)))
            .findFirst();
  }

  private List<DraftRecipient> recipients() {
    List<DraftRecipient> all = new ArrayList<>();
    all.addAll(AddressLine.read(Role.TO, first(TO)));
    all.addAll(AddressLine.read(Role.CC, first(CC)));
    all.addAll(AddressLine.read(Role.BCC, first(BCC)));
    return all;
  }

  /**
   * Refuses what can be kept, and not be sent.
   *
   * @throws WrongInputException with a sentence for each field that is wrong
   */
  void demandSendable(DraftContent draft) throws WrongInputException {
    for (DraftRecipient each : draft.recipients()) {
      if (EnvelopeAddress.parse(each.address()).isEmpty()) {
        reader.wrong(
            field(each.role()), "'" + each.address() + "' is not an address that mail can go to.");
      }
    }
    if (draft.recipients().isEmpty()) {
      reader.wrong(TO, "Say to whom it goes.");
    }
    if (draft.subject().length() > Composition.LONGEST_SUBJECT) {
      reader.wrong(
          SUBJECT, "A subject has at most " + Composition.LONGEST_SUBJECT + " characters.");
    }
    if (draft.regarding().isPresent()) {
      KnownRecords known = new KnownRecords(visit.open());
      reader.named(REGARDING, each -> known.existing(draft.regarding().get()));
    }
    reader.finish();
  }

  private static String field(Role role) {
    return switch (role) {
      case CC -> CC;
      case BCC -> BCC;
      case TO, SENDER -> TO;
    };
  }
}

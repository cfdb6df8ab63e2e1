package org.mailpromoter.dataverse.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.SourcePlace;
import org.mailpromoter.spi.policy.Sourced;

/** The mailboxes of users and queues that are carried over, and the profiles of their servers. */
final class MailboxMapping {
  private static final String REGARDING = "_regardingobjectid_value";

  /** The option "Server-Side Synchronization or Email Router". */
  private static final String SYNCHRONIZED = "2";

  private static final String APPROVED = "1";

  private final OwnerMapping owners;
  private final Findings findings;

  MailboxMapping(OwnerMapping owners, Findings findings) {
    this.owners = owners;
    this.findings = findings;
  }

  void map(JsonObject row) {
    Optional<RecordId> owner = owner(row);
    if (owner.isEmpty() || !row.textOrEmpty("statecode").equals("0")) {
      return;
    }
    String method = row.textOrEmpty("incomingemaildeliverymethod");
    if (method.equals("1") || method.equals("3") || row.flag("isforwardmailbox")) {
      findings.row(
          "mailbox.incomingemaildeliverymethod",
          row.textOrEmpty("name"),
          "Their mail comes through Outlook or a forward mailbox, which is not carried over.");
      return;
    }
    boolean enabled = method.equals(SYNCHRONIZED) && row.flag("enabledforincomingemail");
    ForeignMailbox mailbox =
        ForeignMailbox.of(
            owner.get(),
            new Sourced<>(
                enabled,
                place(
                    row,
                    "mailbox.incomingemaildeliverymethod and mailbox.enabledforincomingemail")),
            new Sourced<>(
                row.textOrEmpty("emailrouteraccessapproval").equals(APPROVED),
                place(row, "mailbox.emailrouteraccessapproval")));
    findings.mailbox(
        start(row)
            .map(
                time ->
                    mailbox.processFrom(
                        new Sourced<>(time, place(row, "mailbox.processemailreceivedafter"))))
            .orElse(mailbox));
  }

  private static SourcePlace place(JsonObject row, String columns) {
    return new SourcePlace(columns, OwnerMapping.id(row, "mailboxid"));
  }

  private Optional<RecordId> owner(JsonObject row) {
    String id = OwnerMapping.id(row, REGARDING);
    RecordKind kind =
        row.textOrEmpty(REGARDING + SettingRows.TABLE).equals("queue")
            ? RecordKind.QUEUE
            : RecordKind.USER;
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecordId(kind, id)).filter(owners::has);
  }

  private static Optional<Instant> start(JsonObject row) {
    try {
      return row.text("processemailreceivedafter")
          .map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A profile is a server here, which needs more than Dynamics 365 shows. */
  static void profile(JsonObject row, Findings findings) {
    if (!row.textOrEmpty("statecode").equals("0")) {
      return;
    }
    String name = row.textOrEmpty("name");
    if (row.flag("moveundeliveredemails")) {
      findings.row(
          "emailserverprofile.moveundeliveredemails",
          name,
          "Here each mailbox names the folder for undeliverable mail: undeliverable-folder.");
    }
    if (row.text("processemailsreceivedafter").isPresent()) {
      findings.row(
          "emailserverprofile.processemailsreceivedafter",
          name,
          "Here each mailbox says from when on its mail is processed: process-from.");
    }
  }
}

package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.SendingIdentity;
import org.mailpromoter.service.Sending;

/**
 * Documents about mail that goes out.
 *
 * @since 0.1
 */
public final class OutgoingDocuments {
  private OutgoingDocuments() {}

  /** A page of a list. */
  public static Document list(OutgoingMails.Listing listing) {
    return Members.of("mails", listing.entries().stream().map(OutgoingDocuments::entry).toList())
        .with("next", listing.next())
        .document();
  }

  private static Members entry(OutgoingMails.Entry entry) {
    return mail(entry.mail(), entry.recipients(), entry.words()).with("subject", entry.subject());
  }

  /** All about a mail. */
  public static Document details(OutgoingMails.Details details) {
    return entry(details.entry())
        .with("history", details.history().stream().map(OutgoingDocuments::step).toList())
        .with("sent_copy", details.copy().map(OutgoingDocuments::copy))
        .with("searches", details.searches().stream().map(OutgoingDocuments::search).toList())
        .document();
  }

  private static Members copy(SentCopy copy) {
    return Members.of("state", copy.state())
        .with("folder", copy.folder())
        .with("next", copy.next())
        .with("words", copy.words());
  }

  private static Members search(EvidenceSearch search) {
    return Members.of("at", search.at())
        .with("folder", search.folder())
        .with("result", search.result())
        .with("words", search.words());
  }

  private static Members step(OutgoingStep step) {
    return Members.of("at", step.at())
        .with("phase", step.phase())
        .with("reason", step.reason())
        .with("words", step.words());
  }

  /** A mail after a change. */
  public static Document changed(OutgoingMail mail) {
    return mail(mail).document();
  }

  /** A mail that was taken, and whether an earlier request was for it. */
  public static Document taken(MailDesk.Taken taken) {
    return mail(taken.mail()).with("repeated", !taken.isNew()).document();
  }

  private static Members mail(OutgoingMail mail) {
    SendState state = mail.state();
    List<OutgoingMails.Reached> all =
        state.recipients().stream().map(OutgoingMails.Reached::of).toList();
    return mail(mail, all, state.words());
  }

  private static Members mail(
      OutgoingMail mail, List<OutgoingMails.Reached> recipients, String words) {
    SendState state = mail.state();
    return Members.of("outgoing", mail.id())
        .with("mailbox", mail.mailbox())
        .with("activity", mail.activity())
        .with("message_id", mail.messageId())
        .with("phase", state.phase())
        .with("reason", state.reason())
        .with("words", words)
        .with("since", state.since())
        .with("tries", state.tries())
        .with("next", state.next())
        .with("size", mail.size())
        .with("recipients", recipients.stream().map(OutgoingDocuments::recipient).toList());
  }

  private static Members recipient(OutgoingMails.Reached recipient) {
    return Members.of("address", recipient.address())
        .with("role", recipient.role())
        .with("state", recipient.state())
        .with("words", recipient.words());
  }

  /** As whom mail can be sent. */
  public static Document identities(List<SendingIdentity> identities) {
    return Members.of("identities", identities.stream().map(OutgoingDocuments::identity).toList())
        .document();
  }

  private static Members identity(SendingIdentity identity) {
    return Members.of("owner", identity.owner())
        .with("name", identity.name())
        .with("address", identity.address())
        .with("mailbox", identity.mailbox().id());
  }

  static List<Members> rounds(List<Sending.Sent> sent) {
    return sent.stream().map(OutgoingDocuments::round).toList();
  }

  private static Members round(Sending.Sent sent) {
    return Members.of("mailbox", sent.mailbox())
        .with("tries", sent.round().tries())
        .with("sent", sent.round().sent())
        .with("next", sent.round().next());
  }
}

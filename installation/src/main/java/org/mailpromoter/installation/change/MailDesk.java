package org.mailpromoter.installation.change;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.composer.MailComposer;
import org.mailpromoter.composer.proposal.Proposal;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.AttachmentRules;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.SendIds;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sync.Spool;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.permission.Operation;

/**
 * Takes mail that people and programs send: it is written, kept with the activity that it is, and
 * waits for its first try. Replies are recognized from then on.
 */
public final class MailDesk {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Keys of callers begin with the kind of an actor in another form. */
  private static final String NOTICE = "notice ";

  private final OpenInstallation open;
  private final SendingIdentities identities;

  /**
   * What became of a request.
   *
   * @param mail the mail
   * @param isNew whether this request made it, and no earlier one
   */
  public record Taken(OutgoingMail mail, boolean isNew) {}

  /** The desk of an installation. */
  public MailDesk(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
    this.identities = new SendingIdentities(open.parts().deployment());
  }

  /**
   * A mail whose subject and texts are templates, with values in place of their fields.
   *
   * @throws RefusedException if nobody sends for who is to send it, or a field is unknown
   */
  public NewMail filled(NewMail mail) throws RefusedException {
    LocalDate day = LocalDate.ofInstant(open.now(), open.parts().clock().getZone());
    return FilledMail.of(mail, identities.of(mail.from()), day);
  }

  /**
   * Takes a mail.
   *
   * @param key names the request among those of the same caller; a repeated one yields the mail of
   *     the first
   * @throws RefusedException if nobody sends for who is to send it, it cannot be written, or it is
   *     an automatic answer to a program, a list or a crowd
   * @throws IOException if a file that goes with it cannot be read
   */
  public Taken send(Requester by, NewMail mail, Optional<String> key)
      throws RefusedException, IOException {
    Optional<String> request = key.map(each -> by.actor() + " " + each);
    SendingIdentity from = identities.of(mail.from());
    Optional<OutgoingMail> known = request.flatMap(open.storage().outgoingStore()::requested);
    if (known.isPresent()) {
      return new Taken(known.get(), false);
    }
    new AutomaticAnswers(open).demand(mail);
    return Audited.of(open, by, Operation.SEND_MAIL, "mail of " + mail.from())
        .concerning(Optional.of(mail.from()))
        .<Taken, RefusedException, IOException, RuntimeException>run(
            entry -> sent(entry, from, mail, request));
  }

  /**
   * Takes a notice: mail of the product itself, without tracking token, whose activity concerns no
   * CRM. It has no entry in the audit log, because nobody asked for it but the configuration.
   *
   * @param key names it; a repeated one yields the mail of the first
   * @throws RefusedException if nobody sends for who is to send it, or it cannot be written
   * @throws IOException if there is no room to write it
   */
  public Taken sendNotice(NewMail mail, String key) throws RefusedException, IOException {
    SendingIdentity from = identities.of(mail.from());
    Composition composition = composed(from, mail, mail.subject());
    Optional<OutgoingMail> known = notice(key);
    if (known.isPresent()) {
      return old(known.get());
    }
    MailboxDeployment mailbox = from.mailbox();
    try (FrozenFile message = frozen(from, composition);
        RecordDirectory directory = open.directory()) {
      return desk(directory, mailbox)
          .takeNotice(
              mailbox.id(),
              mailbox.sending().orElseThrow().address(),
              recipients(composition.recipients()),
              message,
              NOTICE + key)
          .map(each -> new Taken(each, true))
          .or(() -> notice(key).map(MailDesk::old))
          .orElseThrow(() -> new IllegalStateException("a new notice is known already: " + key));
    }
  }

  /** The notice that was taken under a key. */
  public Optional<OutgoingMail> notice(String key) {
    return open.storage().outgoingStore().requested(NOTICE + key);
  }

  private FrozenFile frozen(SendingIdentity from, Composition composition) throws IOException {
    MessageId id = new SendIds(RANDOM).next(from.address());
    return FrozenFile.of(
        out -> new MailComposer(RANDOM).compose(composition, id, open.now(), out),
        composition.needsUtf8());
  }

  private Taken sent(Audited entry, SendingIdentity from, NewMail mail, Optional<String> request)
      throws RefusedException, IOException {
    Composition composition = composed(from, mail, subject(mail));
    try (FrozenFile message = frozen(from, composition)) {
      Optional<OutgoingMail> taken = taken(from.mailbox(), composition, message, mail, request);
      taken.ifPresent(each -> entry.to("outgoing mail " + each.id()));
      return taken
          .map(each -> new Taken(each, true))
          .or(() -> request.flatMap(open.storage().outgoingStore()::requested).map(MailDesk::old))
          .orElseThrow(() -> new IllegalStateException("a new mail is known already"));
    }
  }

  private static Taken old(OutgoingMail mail) {
    return new Taken(mail, false);
  }

  private Composition composed(SendingIdentity from, NewMail mail, String subject)
      throws RefusedException {
    Optional<Proposal> original =
        mail.relation()
            .flatMap(each -> new MailProposals(open).of(each.kind(), each.original(), from));
    try {
      return new Composition(
          new Addressee(Role.SENDER, from.name(), from.address()),
          mail.recipients(),
          subject,
          original.map(Proposal::topic).orElseGet(() -> topic(mail)),
          mail.text(),
          mail.html(),
          mail.enclosures(),
          original.flatMap(Proposal::answered),
          mail.automatic());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          RefusedException.Why.UNWRITABLE_MAIL, String.valueOf(e.getMessage()));
    }
  }

  private String topic(NewMail mail) {
    return new Tokens(open).subjects().without(mail.subject());
  }

  /** With a token, if the organization uses them. */
  private String subject(NewMail mail) throws RefusedException {
    boolean uses = open.policy().organization().is(OrganizationSwitch.USE_TRACKING_TOKENS);
    Tokens tokens = new Tokens(open);
    return uses && !tokens.isStamped(mail.subject())
        ? tokens.stamped(mail.subject(), tokens.forMailOf(mail.from()))
        : mail.subject();
  }

  private Optional<OutgoingMail> taken(
      MailboxDeployment mailbox,
      Composition composition,
      FrozenFile message,
      NewMail mail,
      Optional<String> request)
      throws IOException {
    AttachmentRules rules = AttachmentRules.of(open.policy().organization());
    open.subscribeSinks();
    try (RecordDirectory directory = open.directory();
        Spool spool = new Spool()) {
      return related(desk(directory, mailbox), mail)
          .take(
              mailbox.id(),
              mailbox.sending().orElseThrow().address(),
              recipients(composition.recipients()),
              message,
              mail.regarding(),
              request,
              spool.keeper(rules));
    }
  }

  private SendDesk related(SendDesk desk, NewMail mail) {
    return mail.relation()
        .flatMap(each -> open.storage().activityHistory().find(each.original()))
        .map(desk::relatedTo)
        .orElse(desk);
  }

  private SendDesk desk(RecordDirectory directory, MailboxDeployment mailbox) {
    SentMail reader =
        new SentMail(
            open.storage().activityStore(),
            directory,
            open.parts().strategies(),
            open.parts().clock());
    return new SendDesk(
        open.storage().outgoingStore(),
        reader,
        new SendProcess(mailbox.sending().orElseThrow().sender().schedule()),
        open.parts().clock());
  }

  private static List<Recipient> recipients(List<Addressee> all) {
    return all.stream()
        .map(each -> Recipient.of(each.role(), each.address()))
        .collect(Collectors.toUnmodifiableList());
  }
}

package org.mailpromoter.installation.permission;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.Disclosure;

/**
 * How much of a message one caller sees. Mail that names them they see, but not who got a blind
 * copy. Of mail that is not theirs, administrators and auditors see the reason, the sender, the
 * time and the mailbox; its subject, its recipients who are not users or queues, and texts of its
 * header are {@linkplain Mask#HIDDEN hidden} until they are revealed. Faces show what this returns,
 * and nothing else. Immutable, if the predicate is.
 */
public final class Sight {
  private final @Nullable Permissions permissions;
  private final Disclosure disclosure;
  private final Predicate<MessageIdentity> revealed;

  private Sight(
      @Nullable Permissions permissions,
      Disclosure disclosure,
      Predicate<MessageIdentity> revealed) {
    this.permissions = permissions;
    this.disclosure = Objects.requireNonNull(disclosure, "disclosure");
    this.revealed = Objects.requireNonNull(revealed, "revealed");
  }

  /** Of whoever can read the storage anyway. */
  public static Sight ofEverything() {
    return new Sight(null, Disclosure.ALWAYS, each -> true);
  }

  /**
   * Of a caller.
   *
   * @param revealed the messages that the caller had revealed
   */
  public static Sight of(
      Permissions permissions, Disclosure disclosure, Predicate<MessageIdentity> revealed) {
    return new Sight(Objects.requireNonNull(permissions, "permissions"), disclosure, revealed);
  }

  /** Whether all mail is shown as it is, so that its texts may also be searched. */
  public boolean isClear() {
    return permissions == null || discloses(permissions) && disclosure == Disclosure.ALWAYS;
  }

  /** Whether a message is shown as it is. */
  public boolean isClear(StoredDecision decision) {
    return isClear(readers(decision), decision.entry().identity());
  }

  /** Whether a message is shown as it is. */
  public boolean isClear(EmailActivity activity) {
    return isClear(readers(activity), activity.identity());
  }

  private boolean isClear(Belonging readers, MessageIdentity identity) {
    return permissions == null
        || permissions.isOwn(readers)
        || isClear()
        || mayReveal() && revealed.test(identity);
  }

  /** Whether the caller may have messages of others revealed. */
  public boolean mayReveal() {
    return permissions != null && disclosure == Disclosure.WITH_REASON && discloses(permissions);
  }

  private static boolean discloses(Permissions permissions) {
    return permissions.identity().role() == Role.ADMINISTRATOR
        && permissions.identity().scopes().contains(Operation.REVEAL_MESSAGE.scope());
  }

  /** Whether the body and the attachments of an activity are shown. */
  public boolean hasContent(EmailActivity activity) {
    return permissions == null
        || permissions.allows(Operation.READ_CONTENT, readers(activity)) && isClear(activity);
  }

  /** Whoever is addressed sees the message, but not who got a blind copy. */
  private Mask mask(Belonging readers, MessageIdentity identity) {
    return isClear(readers, identity) ? Mask.REVEALED : Mask.FOREIGN;
  }

  private Optional<Mask> mask(StoredDecision decision) {
    return permissions == null || permissions.isOwn(Belonging.to(decision.mailbox()))
        ? Optional.empty()
        : Optional.of(mask(readers(decision), decision.entry().identity()));
  }

  private Optional<Mask> mask(EmailActivity activity) {
    return permissions == null || permissions.isOwn(belonging(activity))
        ? Optional.empty()
        : Optional.of(mask(readers(activity), activity.identity()));
  }

  /** What is shown of a decision. */
  public StoredDecision show(StoredDecision decision) {
    return mask(decision).map(each -> each.of(decision)).orElse(decision);
  }

  /** What is shown of decisions. */
  public List<StoredDecision> show(List<StoredDecision> decisions) {
    return decisions.stream().map(this::show).toList();
  }

  /** What is shown of an explanation. */
  public Explanation show(Explanation explanation) {
    Optional<Explanation.AnsweredMail> answered =
        explanation
            .answered()
            .map(each -> new Explanation.AnsweredMail(each.id(), each.decision().map(this::show)));
    Explanation shown =
        mask(explanation.decision()).map(each -> each.of(explanation)).orElse(explanation);
    return new Explanation(
        shown.decision(),
        shown.trace(),
        shown.machine(),
        answered,
        shown.failures(),
        shown.passesToday(),
        shown.remedies());
  }

  /** What is shown of an activity. */
  public EmailActivity show(EmailActivity activity) {
    EmailActivity shown = mask(activity).map(each -> each.of(activity)).orElse(activity);
    return hasContent(activity) ? shown : Mask.withoutContent(shown);
  }

  /**
   * Which recipients of a mail that goes out are shown, by their roles, with what servers said of
   * them: all to whose mail it is, none to those from whom its texts are hidden.
   *
   * @param activity the activity that it is; empty if it was erased
   * @param mailbox the mailbox that sends it
   */
  public Predicate<org.mailpromoter.core.party.Role> recipients(
      Optional<EmailActivity> activity, MailboxId mailbox) {
    boolean isOwn =
        permissions == null
            || permissions.isOwn(Belonging.to(mailbox))
            || activity.filter(each -> permissions.isOwn(belonging(each))).isPresent();
    if (isOwn) {
      return role -> true;
    }
    Mask mask =
        activity.map(each -> mask(readers(each), each.identity())).orElseGet(this::ofErased);
    return role -> !mask.hides(role, false);
  }

  private Mask ofErased() {
    return isClear() ? Mask.REVEALED : Mask.FOREIGN;
  }

  /** Who may read a message: the owner of its mailbox, and the users and queues it names. */
  public static Belonging readers(StoredDecision decision) {
    Set<MailboxId> mailbox = Set.of(decision.mailbox());
    if (decision.entry().facts().length == 0) {
      return Belonging.to(Set.of(), mailbox);
    }
    Set<RecordId> addressed =
        StoredEvidence.facts(decision).recipients().stream()
            .flatMap(each -> each.candidates().stream())
            .map(PartyRecord::id)
            .filter(each -> Mask.isOurs(each.kind()))
            .collect(Collectors.toSet());
    return Belonging.to(addressed, mailbox);
  }

  /** Who may read an activity: whose it is, and the users and queues it names. */
  public static Belonging readers(EmailActivity activity) {
    Belonging whose = belonging(activity);
    Set<RecordId> readers = new HashSet<>(whose.owners());
    activity.parties().stream()
        .flatMap(each -> each.record().stream())
        .filter(each -> Mask.isOurs(each.kind()))
        .forEach(readers::add);
    return Belonging.to(readers, whose.mailboxes());
  }

  /** Whose an activity is. */
  public static Belonging belonging(EmailActivity activity) {
    Set<RecordId> owners = new HashSet<>(activity.queues());
    activity.owner().ifPresent(owners::add);
    activity.acceptingEntity().ifPresent(owners::add);
    return Belonging.to(owners, activity.receivingMailbox().map(Set::of).orElse(Set.of()));
  }
}

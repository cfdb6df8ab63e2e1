package org.mailpromoter.installation.permission;

import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;

/** Hides what a caller does not see of a message. Pure functions. */
public enum Mask {
  /**
   * For those whose mail it is not: neither texts of the header, nor recipients outside, nor the
   * folder that its owner put it in, nor what it is about.
   */
  FOREIGN(true),
  /** For those to whom mail of others is revealed: not who only its owner knows got it. */
  REVEALED(false);

  /** What stands in the place of a hidden text. */
  public static final String HIDDEN = "(hidden)";

  private static final FolderId HIDDEN_FOLDER = new FolderId(HIDDEN);
  private static final NamedAddress HIDDEN_ADDRESS =
      new NamedAddress(HIDDEN, new EmailAddress("hidden@hidden.invalid"));

  private final boolean texts;

  Mask(boolean texts) {
    this.texts = texts;
  }

  /** Whether texts of the header are hidden. */
  boolean hidesTexts() {
    return texts;
  }

  /**
   * Whether a participant is hidden. Users and queues are shown, unless they got a blind copy.
   *
   * @param ours whether it is a user or queue
   */
  boolean hides(Role role, boolean ours) {
    return role == Role.BCC || texts && role != Role.SENDER && !ours;
  }

  /** A decision without the facts that it was taken from. */
  StoredDecision of(StoredDecision decision) {
    DecisionEntry entry = decision.entry();
    byte[] trace = entry.trace();
    byte[] hidden = trace.length == 0 ? trace : TraceCodec.encode(of(TraceCodec.decode(trace)));
    return new StoredDecision(
        decision.id(),
        decision.mailbox(),
        decision.decidedAt(),
        decision.policyVersion(),
        DecisionEntry.of(
            place(entry.ref()),
            entry.identity(),
            entry.sender(),
            subject(entry.subject()),
            entry.receivedAt(),
            entry.outcome(),
            entry.reason(),
            entry.subReasons(),
            entry.activity(),
            hidden,
            new byte[0]));
  }

  private MessageRef place(MessageRef ref) {
    return texts ? new MessageRef(HIDDEN_FOLDER, ref.epoch(), ref.id()) : ref;
  }

  /** A trace. */
  Trace of(Trace trace) {
    return new Trace(
        trace.steps().stream()
            .map(
                step ->
                    new Step(
                        step.question(),
                        step.verdict(),
                        step.saw().stream()
                            .map(each -> each.match(new MaskedEvidence(this)))
                            .toList()))
            .toList());
  }

  /** An explanation, but for the mail that the message answers. */
  Explanation of(Explanation explanation) {
    return new Explanation(
        of(explanation.decision()),
        explanation.trace().map(this::of),
        explanation.machine(),
        explanation.answered(),
        explanation.failures(),
        explanation.passesToday(),
        explanation.remedies().stream()
            .filter(each -> !namesBlindCopy(each.change(), explanation))
            .toList());
  }

  /** Whether a change is about a user or queue who is hidden because of a blind copy. */
  private static boolean namesBlindCopy(Change change, Explanation explanation) {
    Set<RecordId> blind = explanation.trace().map(BlindCopies::in).orElse(Set.of());
    return change.actions().stream()
        .anyMatch(
            action ->
                action instanceof Action.SetTrack track && blind.contains(track.owner())
                    || action instanceof Action.AcceptMachineMail accept
                        && blind.contains(accept.owner()));
  }

  /** An activity. */
  EmailActivity of(EmailActivity activity) {
    Set<RecordId> blind = BlindCopies.in(activity);
    EmailActivity.Builder masked =
        activity.toBuilder()
            .subject(subject(activity.subject()))
            .parties(activity.parties().stream().map(this::of).toList())
            .queues(activity.queues().stream().filter(each -> !blind.contains(each)).toList());
    if (texts) {
      masked.withoutRegarding();
    }
    if (activity.acceptingEntity().filter(blind::contains).isPresent()) {
      masked.withoutAcceptingEntity();
    }
    if (activity.owner().filter(blind::contains).isPresent()) {
      masked.withoutOwner();
    }
    return masked.build();
  }

  private ActivityParty of(ActivityParty party) {
    return !hides(party.role(), isOurs(party.record()))
        ? party
        : ActivityParty.unresolved(party.role(), HIDDEN_ADDRESS);
  }

  private static boolean isOurs(Optional<RecordId> record) {
    return record.filter(each -> isOurs(each.kind())).isPresent();
  }

  static boolean isOurs(RecordKind kind) {
    return kind == RecordKind.USER || kind == RecordKind.QUEUE || kind == RecordKind.TEAM;
  }

  private String subject(String text) {
    return texts && !text.isEmpty() ? HIDDEN : text;
  }

  /** An activity without body and attachments. */
  static EmailActivity withoutContent(EmailActivity activity) {
    return activity.toBuilder().body(Body.EMPTY).build();
  }
}

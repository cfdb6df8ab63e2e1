package org.mailpromoter.installation.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.deployment.PolicySourceDeployment;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.PolicySource;

/**
 * Asks another CRM what it would do with messages that were decided here. It is asked about a
 * message as it would arrive now, with the settings and records that it has now.
 *
 * @since 0.1
 */
public final class Referees {
  private static final String ORGANIZATION = "organization";

  private final OpenInstallation open;

  /** Asks about the decisions of an installation. */
  public Referees(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * The policy source to ask.
   *
   * @param name its name or kind; empty for the only one there is
   * @throws NotFoundException if there is none of this name, or several and no name was given
   */
  public PolicySourceDeployment source(Optional<String> name) throws NotFoundException {
    List<PolicySourceDeployment> all = open.parts().deployment().policySources();
    return name.isEmpty() && all.size() == 1
        ? all.get(0)
        : open.parts().policySource(name.orElse(""));
  }

  /**
   * Asks about decisions; the settings are read once if they are needed.
   *
   * @param decisions with their evidence
   * @throws org.mailpromoter.spi.policy.PolicySourceException if the other CRM does not answer
   */
  public List<RefereeAnswer> ask(PolicySourceDeployment source, List<StoredDecision> decisions) {
    List<RefereeAnswer> answers = new ArrayList<>();
    try (PolicySource opened = open.parts().open(source)) {
      for (StoredDecision each : decisions) {
        answers.add(asked(source.name(), opened, each));
      }
    }
    boolean unlike = answers.stream().anyMatch(Referees::isUnlike);
    if (!unlike) {
      return answers;
    }
    List<ComparedSetting> differences = new PolicyComparisons(open).compare(source).differences();
    List<RefereeAnswer> explained = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      RefereeAnswer each = answers.get(i);
      explained.add(isUnlike(each) ? each.with(concerning(decisions.get(i), differences)) : each);
    }
    return explained;
  }

  private static boolean isUnlike(RefereeAnswer answer) {
    return answer.standing() == RefereeAnswer.Standing.DISAGREED
        || answer.standing() == RefereeAnswer.Standing.OTHER_REASON;
  }

  private RefereeAnswer asked(String source, PolicySource opened, StoredDecision decision) {
    Reason here = decision.entry().reason();
    Optional<RefereeAnswer.Standing> not = notAsked(decision);
    if (not.isPresent()) {
      return RefereeAnswer.without(decision.id(), source, here, not.get());
    }
    Optional<Judgement> judgement =
        opened.judge(message(StoredEvidence.facts(decision).envelope()));
    return judgement
        .map(each -> RefereeAnswer.of(decision.id(), source, here, each))
        .orElseGet(
            () ->
                RefereeAnswer.without(
                    decision.id(), source, here, RefereeAnswer.Standing.CANNOT_BE_ASKED));
  }

  private static Optional<RefereeAnswer.Standing> notAsked(StoredDecision decision) {
    if (!decision.entry().hasEvidence()) {
      return Optional.of(RefereeAnswer.Standing.FORGOTTEN);
    }
    if (StoredEvidence.facts(decision).direction() != Direction.INCOMING) {
      return Optional.of(RefereeAnswer.Standing.NOT_INCOMING);
    }
    return decision.entry().reason() == Reason.TRACKED_EXPLICITLY
        ? Optional.of(RefereeAnswer.Standing.BY_HAND)
        : Optional.empty();
  }

  private static IncomingMessage message(Envelope envelope) {
    return new IncomingMessage(
        envelope.messageId().map(MessageId::toString).orElse(""),
        envelope.subject(),
        envelope.from().addresses().stream()
            .findFirst()
            .map(each -> each.address().value())
            .orElse(""),
        addresses(envelope.to()),
        addresses(envelope.cc()),
        addresses(envelope.bcc()));
  }

  private static List<EmailAddress> addresses(AddressList list) {
    return list.addresses().stream().map(NamedAddress::address).toList();
  }

  /** Settings of users who got something else say nothing about this message. */
  private static List<ComparedSetting> concerning(
      StoredDecision decision, List<ComparedSetting> differences) {
    Facts facts = StoredEvidence.facts(decision);
    Set<String> scopes = new HashSet<>(Set.of(ORGANIZATION, "mailbox " + decision.mailbox()));
    facts
        .recipients()
        .forEach(each -> each.candidates().forEach(record -> scopes.add(record.id().toString())));
    return differences.stream().filter(each -> scopes.contains(each.scope())).toList();
  }
}

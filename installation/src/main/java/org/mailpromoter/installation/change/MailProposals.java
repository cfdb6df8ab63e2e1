package org.mailpromoter.installation.change;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.composer.proposal.Proposal;
import org.mailpromoter.composer.proposal.Proposals;
import org.mailpromoter.composer.proposal.Signature;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.correlation.SubjectTokens;
import org.mailpromoter.core.dispatch.OriginalMails;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.OpenInstallation;

/** Answers and forwards as they are proposed to those who write them. */
public final class MailProposals {
  private final OpenInstallation open;

  /** The proposals of an installation. */
  public MailProposals(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * The proposal of an answer or a forward, with times in the zone of the host.
   *
   * @param from who writes it; their addresses get no answer
   * @return empty if there is no such activity
   */
  public Optional<Proposal> of(MailKind kind, ActivityId original, SendingIdentity from) {
    Deployment deployment = open.parts().deployment();
    SubjectTokens tokens =
        new SubjectTokens(deployment.trackingTokens(), deployment.signedTokens().readIfPossible());
    Proposals proposals = new Proposals(own(from), tokens, open.parts().clock().getZone());
    return new OriginalMails(
            open.storage().activityHistory(),
            open.storage().decisionHistory(),
            open.storage().outgoingStore())
        .find(original)
        .map(each -> proposals.of(kind, each))
        .map(signature(from)::under);
  }

  /** The proposal of a new mail. */
  public static Proposal blank(SendingIdentity from) {
    return signature(from).under(Proposal.NEW);
  }

  private static Signature signature(SendingIdentity from) {
    return new Signature(from.wishes().signature(), "");
  }

  private Set<EmailAddress> own(SendingIdentity from) {
    Stream<EmailAddress> configured =
        open.parts().deployment().ownerRecords().stream()
            .filter(each -> each.record().id().equals(from.owner()))
            .map(RecordEntry::addresses)
            .flatMap(each -> each.stream());
    return Stream.concat(EmailAddress.parse(from.address().value()).stream(), configured)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package org.mailpromoter.installation.notice;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DigestRhythm;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;

/**
 * Mails each user which mail in their own mailboxes was refused since their last digest. A user
 * without refused mail gets none.
 */
final class Digests {
  /** More is not listed by anybody. */
  static final int MOST = 1_000;

  private static final int DAYS_OF_DAILY = 7;
  private static final int DAYS_OF_WEEKLY = 14;

  private final OpenInstallation open;
  private final Deployment deployment;
  private final NoticesDeployment notices;
  private final NoticeDesk desk;
  private final DigestText text;
  private @Nullable LocalDate done;

  Digests(OpenInstallation open, NoticesDeployment notices, NoticeDesk desk, ConsoleLink console) {
    this.open = open;
    this.deployment = open.parts().deployment();
    this.notices = notices;
    this.desk = desk;
    this.text = new DigestText(open, console);
  }

  void due(Instant now) throws RefusedException, IOException {
    boolean daily = notices.digest() == DigestRhythm.DAILY;
    LocalDate end = daily ? WeeklyReport.day(now) : WeeklyReport.monday(now);
    if (end.equals(done)) {
      return;
    }
    String own = desk.sender().address().address().value();
    for (RecordEntry each : deployment.ownerRecords()) {
      if (isWanted(each) && desk.written(key(each, end)).isEmpty()) {
        digest(each, end, own);
      }
    }
    done = end;
  }

  private boolean isWanted(RecordEntry owner) {
    return owner.record().kind() == RecordKind.USER
        && owner.record().active()
        && !notices.digestExcept().contains(owner.record().id());
  }

  private static String key(RecordEntry user, LocalDate end) {
    return "digest " + user.record().id() + " " + end;
  }

  private void digest(RecordEntry user, LocalDate end, String own)
      throws RefusedException, IOException {
    Optional<EnvelopeAddress> address =
        user.addresses().stream()
            .flatMap(each -> EnvelopeAddress.parse(each.value()).stream())
            .findFirst();
    LocalDate start = start(user, end);
    List<StoredDecision> refused = refused(user.record().id(), start, end, own);
    if (address.isPresent() && !refused.isEmpty()) {
      Addressee to = new Addressee(Role.TO, user.record().name(), address.get());
      desk.write(key(user, end), List.of(to), text.of(user.record(), start, refused));
    }
  }

  /** Nothing is left out after an outage of some days; the first digest reaches as far back. */
  private LocalDate start(RecordEntry user, LocalDate end) {
    int most = notices.digest() == DigestRhythm.DAILY ? DAYS_OF_DAILY : DAYS_OF_WEEKLY;
    for (int days = 1; days < most; days++) {
      if (desk.written(key(user, end.minusDays(days))).isPresent()) {
        return end.minusDays(days);
      }
    }
    return end.minusDays(most);
  }

  /** The latest first. Notices are no mail that anybody misses. */
  private List<StoredDecision> refused(RecordId user, LocalDate start, LocalDate end, String own) {
    DecisionFilter filter =
        DecisionFilter.all()
            .withOutcomes(Set.of(Outcome.REFUSED))
            .withReasons(EnumSet.complementOf(EnumSet.of(Reason.DUPLICATE)))
            .withMailboxes(mailboxes(user))
            .withReceivedFrom(WeeklyReport.midnight(start))
            .withReceivedBefore(WeeklyReport.midnight(end));
    return open.storage().decisionHistory().list(filter, MOST).stream()
        .filter(each -> !each.entry().sender().equalsIgnoreCase(own))
        .toList();
  }

  private Set<MailboxId> mailboxes(RecordId user) {
    return deployment.mailboxes().stream()
        .filter(each -> each.policy().owner().filter(user::equals).isPresent())
        .map(MailboxDeployment::id)
        .collect(Collectors.toSet());
  }
}

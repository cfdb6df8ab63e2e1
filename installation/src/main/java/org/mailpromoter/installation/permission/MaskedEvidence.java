package org.mailpromoter.installation.permission;

import java.util.List;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;

/** Evidence with what a mask leaves of it. */
final class MaskedEvidence implements Evidence.Cases<Evidence> {
  /** Whoever got a blind copy. */
  private static final RecordId SOMEBODY = RecordId.user(Mask.HIDDEN);

  private static final Via UNSEEN = new Via.Addressed(Role.BCC, Mask.HIDDEN);

  private final Mask mask;

  MaskedEvidence(Mask mask) {
    this.mask = mask;
  }

  @Override
  public Evidence quote(Evidence.Quote seen) {
    boolean folder = seen.source() == Evidence.Quote.Source.TRACKED_FOLDER;
    return folder && mask.hidesTexts() ? new Evidence.Quote(seen.source(), Mask.HIDDEN) : seen;
  }

  @Override
  public Evidence address(Evidence.Address seen) {
    boolean ours = seen.records().stream().anyMatch(each -> Mask.isOurs(each.id().kind()));
    return !mask.hides(seen.role(), ours)
        ? seen
        : new Evidence.Address(seen.role(), Mask.HIDDEN, List.of());
  }

  @Override
  public Evidence strategy(Evidence.Strategy seen) {
    if (!mask.hidesTexts()) {
      return seen;
    }
    return new Evidence.Strategy(
        seen.strategy(),
        seen.method(),
        seen.sought().stream().map(each -> Mask.HIDDEN).toList(),
        seen.found().stream().map(MaskedEvidence::found).toList(),
        seen.standing(),
        seen.setting());
  }

  private static Evidence.Found found(Evidence.Found found) {
    Clue clue = found.clue();
    return new Evidence.Found(found.activity(), new Clue(clue.where(), clue.manner(), ""));
  }

  @Override
  public Evidence failedStrategy(Evidence.FailedStrategy seen) {
    return seen;
  }

  @Override
  public Evidence time(Evidence.Time seen) {
    return seen;
  }

  @Override
  public Evidence size(Evidence.Size seen) {
    return seen;
  }

  @Override
  public Evidence activity(Evidence.Activity seen) {
    return seen;
  }

  @Override
  public Evidence observation(Evidence.Observation seen) {
    return seen;
  }

  @Override
  public Evidence otherContent(Evidence.OtherContent seen) {
    return seen;
  }

  @Override
  public Evidence attempts(Evidence.Attempts seen) {
    return seen;
  }

  @Override
  public Evidence problem(Evidence.Problem seen) {
    return seen;
  }

  @Override
  public Evidence addressesRead(Evidence.AddressesRead seen) {
    return seen;
  }

  @Override
  public Evidence moreAddresses(Evidence.MoreAddresses seen) {
    return seen;
  }

  @Override
  public Evidence sender(Evidence.Sender seen) {
    return seen;
  }

  @Override
  public Evidence noSender(Evidence.NoSender seen) {
    return seen;
  }

  @Override
  public Evidence considered(Evidence.Considered seen) {
    return BlindCopies.isBlind(seen.via()) ? new Evidence.Considered(SOMEBODY, UNSEEN) : seen;
  }

  @Override
  public Evidence setting(Evidence.Setting seen) {
    return seen;
  }

  @Override
  public Evidence owner(Evidence.Owner seen) {
    return BlindCopies.isBlind(seen.via())
        ? new Evidence.Owner(
            SOMEBODY, Mask.HIDDEN, UNSEEN, seen.option(), new Origin.ByDefault(), seen.finding())
        : seen;
  }
}

package org.mailpromoter.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Situation;

class RemedyFinderTest {
  private static final Action ALL_MAIL =
      new Action.SetTrack(Situation.CHRISTOPHER, "christopher", TrackOption.ALL);

  private static List<Action> actions(Situation s) {
    return new RemedyFinder()
        .find(new Grounds(s.facts(), s.policy()), List.of(), List.of()).stream()
            .flatMap(each -> each.change().actions().stream())
            .toList();
  }

  @Test
  void aReplyThatASwitchSilencesIsHealedByTheSwitchFirst() {
    Situation s =
        Situation.mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .with(OrganizationSwitch.USE_CORRELATION, false);
    assertThat(actions(s))
        .containsExactlyInAnyOrder(new Action.SetOrganization("use-correlation", "yes"), ALL_MAIL);
  }

  @Test
  void mailFromAStrangerIsHealedByOptionAllOnly() {
    assertThat(actions(Situation.mailToChristopher())).containsExactly(ALL_MAIL);
  }

  @Test
  void promotedMailNeedsNoRemedy() {
    Situation s =
        Situation.mailToChristopher().option(RecordId.user("christopher"), TrackOption.ALL);
    assertThat(actions(s)).isEmpty();
  }

  @Test
  void aForcedOptionIsTakenBackAndNeverProposed() {
    Situation s =
        Situation.mailToChristopher()
            .option(RecordId.user("christopher"), TrackOption.ALL)
            .with(OrganizationValue.FORCED_TRACK_OPTION, "4");
    assertThat(actions(s))
        .containsExactly(new Action.SetOrganization("forced-track-option", "off"));
  }
}

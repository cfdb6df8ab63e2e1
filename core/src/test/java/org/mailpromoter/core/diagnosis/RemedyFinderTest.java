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
  private static List<String> commands(Situation s) {
    return new RemedyFinder()
        .find(new Grounds(s.facts(), s.policy()), List.of(), List.of()).stream()
            .map(each -> each.change().how())
            .toList();
  }

  @Test
  void aReplyThatASwitchSilencesIsHealedByTheSwitchFirst() {
    Situation s =
        Situation.mailToChristopher()
            .answers("in-reply-to", CorrelationMethod.IN_REPLY_TO)
            .with(OrganizationSwitch.USE_CORRELATION, false);
    assertThat(commands(s))
        .containsExactlyInAnyOrder(
            "mailpromoter settings set use-correlation yes",
            "mailpromoter users track christopher all");
  }

  @Test
  void mailFromAStrangerIsHealedByOptionAllOnly() {
    assertThat(commands(Situation.mailToChristopher()))
        .containsExactly("mailpromoter users track christopher all");
  }

  @Test
  void promotedMailNeedsNoRemedy() {
    Situation s =
        Situation.mailToChristopher().option(RecordId.user("christopher"), TrackOption.ALL);
    assertThat(commands(s)).isEmpty();
  }

  @Test
  void aForcedOptionIsTakenBackAndNeverProposed() {
    Situation s =
        Situation.mailToChristopher()
            .option(RecordId.user("christopher"), TrackOption.ALL)
            .with(OrganizationValue.FORCED_TRACK_OPTION, "4");
    assertThat(commands(s)).containsExactly("mailpromoter settings set forced-track-option off");
  }
}

package org.mailpromoter.core.diagnosis.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.message.MachineMail;

class ResolutionTest {
  @ParameterizedTest
  @EnumSource(SubReason.class)
  void everyReasonAgainstAMessageSaysWhatToDo(SubReason why) {
    assertThat(Resolution.of(why).isEmpty()).isEqualTo(why.accepts());
  }

  @ParameterizedTest
  @EnumSource(
      value = SubReason.class,
      names = {"SENDER_UNKNOWN", "OPTION_NONE", "REPLIES_ONLY_NOT_A_REPLY"})
  void machineMailNeedsNoTrackOptionAndNoContact(SubReason why) {
    assertThat(Resolution.of(why, Set.of(MachineMail.LIST)))
        .contains("if nobody misses this machine mail")
        .doesNotContain("Track option", "contact");
  }

  /** A recipient that counts is asked for its Track option, which may refuse the mail, too. */
  @ParameterizedTest
  @EnumSource(
      value = SubReason.class,
      names = {"NOT_ADDRESSED", "NO_USER_OR_QUEUE", "RECIPIENT_INACTIVE", "RECIPIENT_AMBIGUOUS"})
  void adviceAboutARecipientDoesNotPromiseThatTheMailIsPromoted(SubReason why) {
    assertThat(Resolution.of(why)).containsPattern("Another option decides|Track option then");
  }

  /** Mail to "undisclosed-recipients:;" names no address at all. */
  @ParameterizedTest
  @EnumSource(
      value = SubReason.class,
      names = {"NOT_ADDRESSED", "NO_USER_OR_QUEUE"})
  void anAliasIsAddedOnlyIfThereIsOne(SubReason why) {
    assertThat(Resolution.of(why))
        .containsPattern("If the mail names an alias|the alias that the mail names, if any");
  }
}

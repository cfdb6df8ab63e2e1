package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.english.EnglishRefused;

/** The messages when something does not exist or is refused. */
class NotFoundSentenceTest {
  @Test
  void whatWasProbablyMeantIsSaid() {
    assertThat(
            NotFoundSentence.of(
                NotFoundException.among(Kind.MAILBOX, "ana", List.of("anna", "support"))))
        .isEqualTo("There is no mailbox 'ana'; did you mean anna?");
  }

  @Test
  void elseWhatThereIs() {
    assertThat(
            NotFoundSentence.of(
                NotFoundException.among(Kind.OWNER, "xyz", List.of("anna", "support"))))
        .isEqualTo("There is no user or queue 'xyz'; there are: anna, support.");
    assertThat(NotFoundSentence.of(NotFoundException.of(Kind.SINK, "crm")))
        .isEqualTo("There is no sink 'crm'; there is none at all.");
  }

  @Test
  void anAttachmentIsSoughtInItsActivity() {
    assertThat(
            NotFoundSentence.of(
                NotFoundException.among(Kind.ATTACHMENT, 3, List.of("1", "2")).within(4)))
        .isEqualTo(
            "There is no attachment 3 of activity 4. It has 2. 'mailpromoter activities show 4'"
                + " lists them.");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindNamesWhatWasSought(Kind kind) {
    assertThat(NotFoundSentence.of(NotFoundException.of(kind, "n4711").within("w4711")))
        .startsWith("There is no ")
        .contains("n4711");
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsASentenceAndNoSuccess(RefusedException.Why why) {
    RefusedException refused = new RefusedException(why, "one", "two");
    assertThat(EnglishRefused.of(refused)).endsWith(".");
    assertThat(RefusedExit.code(refused)).isNotEqualTo(ExitCode.OK);
  }
}

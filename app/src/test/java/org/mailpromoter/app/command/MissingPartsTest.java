package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageIdentity;

class MissingPartsTest {
  private static List<String> missing(List<Attachment> attachments, Flaw... flaws) {
    Instant now = Instant.parse("2026-01-05T12:00:00Z");
    EmailActivity.Builder activity =
        EmailActivity.builder(
            new ActivityId(1), Direction.INCOMING, new MessageIdentity("<a@x.example>", 1));
    return MissingParts.of(
        activity
            .sentAt(now)
            .createdAt(now)
            .body(new Body("", "", attachments, Set.of()))
            .flaws(Set.of(flaws))
            .build());
  }

  private static Attachment file(Attachment.Fate fate) {
    return new Attachment("a", "application/pdf", 1).with(fate);
  }

  @Test
  void attachmentsThatAreLeftOutAreCountedForEachReason() {
    assertThat(
            missing(
                List.of(
                    file(Attachment.Fate.KEPT),
                    file(Attachment.Fate.BLOCKED),
                    file(Attachment.Fate.TOO_LARGE),
                    file(Attachment.Fate.TOO_LARGE))))
        .containsExactly(
            "1 attachment, because of its type", "2 attachments, because of their sizes");
  }

  @Test
  void theLimitThatCutAMessageIsNamedWithItsNumber() {
    assertThat(missing(List.of(), Flaw.STRUCTURE_CUT))
        .containsExactly("all parts after the first 10,000, the maximum that is read");
    assertThat(missing(List.of(), Flaw.NESTING_CUT))
        .singleElement()
        .asString()
        .contains("nested deeper than 100 levels");
    assertThat(missing(List.of(), Flaw.BODY_CUT))
        .containsExactly("the end of the text, because no more than 1,048,576 characters are read");
  }

  @Test
  void nothingIsMissingOfAWholeMessage() {
    assertThat(missing(List.of(file(Attachment.Fate.KEPT)), Flaw.BAD_DATE)).isEmpty();
  }
}

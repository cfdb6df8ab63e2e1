package org.mailpromoter.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;

/** Each reason has one section of the help, and each precise reason stands in the right one. */
class TopicTest {
  @Test
  void eachReasonHasOneSection() {
    assertThat(Stream.of(Topic.values()).flatMap(each -> each.reason().stream()))
        .containsExactlyInAnyOrder(Reason.values());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void eachSectionHasFindingsAndAMeaning(Topic topic) {
    assertThat(topic.findings()).isNotEmpty();
    assertThat(topic.meaning()).endsWith(".");
    assertThat(topic.id()).matches("[A-Za-z]+");
  }

  @ParameterizedTest
  @EnumSource(SubReason.class)
  void whatAcceptsStandsWithWhatPromotes(SubReason finding) {
    boolean promotes = Topic.of(finding).reason().filter(Reason::promotes).isPresent();
    assertThat(promotes).isEqualTo(finding.accepts());
  }
}

package org.mailpromoter.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailpromoter.web.Fields;

class ConsoleTwinsTest {
  private final ConsoleTwins twins = new ConsoleTwins();

  @Test
  void filtersOfAPageAreOptionsOfItsCommand() {
    Fields filters =
        Fields.none()
            .with("outcome", "refused")
            .with("reason", "NoCorrelationMatch")
            .with("sender", "o'hara; rm -r /");
    assertThat(twins.messages(filters))
        .isEqualTo(
            "mailpromoter errors --reason NoCorrelationMatch --sender 'o'\\''hara; rm -r /'");
  }

  @Test
  void promotedMessagesAreActivities() {
    assertThat(twins.messages(Fields.none().with("outcome", "promoted")))
        .isEqualTo("mailpromoter activities");
  }

  @Test
  void filtersOfTheAuditLogAreOptions() {
    assertThat(twins.audit(Fields.none().with("by", "anna").with("since", "7d").with("after", "x")))
        .isEqualTo("mailpromoter audit --by anna --since 7d");
    assertThat(twins.makeToken("anna"))
        .isEqualTo(
            "mailpromoter api-tokens make anna --label 'nightly export' --scope read:messages");
  }

  @Test
  void aMessageIsExplainedByItsNumber() {
    assertThat(twins.message(12)).isEqualTo("mailpromoter explain 12");
  }
}

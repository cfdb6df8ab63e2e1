package org.mailpromoter.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.web.Fields;

class ConsoleTwinsTest {
  private final ConsoleTwins twins = new ConsoleTwins(Optional.empty());

  @Test
  void filtersOfAPageAreOptionsOfItsCommand() {
    Fields filters =
        Fields.none()
            .with("outcome", "refused")
            .with("reason", "NoCorrelationMatch")
            .with("sender", "o'hara; rm -r /");
    assertThat(twins.messages(filters))
        .isEqualTo(
            "mailpromoter messages --outcome refused --reason NoCorrelationMatch"
                + " --sender 'o'\\''hara; rm -r /'");
  }

  @Test
  void everythingIsListedByTheCommandThatListsEverything() {
    assertThat(twins.messages(Fields.none())).isEqualTo("mailpromoter messages");
    assertThat(twins.messages(Fields.none().with("group-by", "sender").with("after", "x")))
        .isEqualTo("mailpromoter messages --group-by sender");
  }

  @Test
  void filtersOfTheAuditLogAreOptions() {
    assertThat(twins.audit(Fields.none().with("by", "anna").with("since", "7d").with("after", "x")))
        .isEqualTo("mailpromoter audit --by anna --since 7d");
  }

  @Test
  void onlyPeopleWithoutAnAccountNameTheirRole() {
    assertThat(twins.makeToken(Holder.of("root", Role.ADMINISTRATOR)))
        .isEqualTo(
            "mailpromoter api-tokens make root --role administrator --label 'nightly export'"
                + " --scope read:messages");
    Account anna = Account.of(AccountId.parse("anna").orElseThrow(), "", Role.USER, Instant.EPOCH);
    assertThat(twins.makeToken(anna.holder()))
        .isEqualTo(
            "mailpromoter api-tokens make anna --label 'nightly export' --scope read:messages");
  }

  @Test
  void aMessageIsExplainedByItsNumber() {
    assertThat(twins.message(12)).isEqualTo("mailpromoter explain 12");
  }

  @Test
  void recordsAreFoundAddedAndImported() {
    assertThat(twins.records("")).isEqualTo("mailpromoter records");
    assertThat(twins.records("o'hara")).isEqualTo("mailpromoter records --find 'o'\\''hara'");
    assertThat(twins.address("a@x.example")).isEqualTo("mailpromoter records find a@x.example");
    assertThat(twins.importFile("my file.csv", false))
        .isEqualTo("mailpromoter records import 'my file.csv' --export");
    assertThat(twins.importFile("my file.csv", true))
        .isEqualTo("mailpromoter records import 'my file.csv' --export --skip-bad");
    assertThat(twins.newRecord()).startsWith("mailpromoter records add contact:anna --address");
  }

  @Test
  void aDraftIsTriedByOneCommandAndMadeByOneForEachChange() {
    Fields draft =
        Fields.none()
            .with("set", "use-correlation=no")
            .with("track", "user:christopher=contacts")
            .with("track", "queue:support=all");
    assertThat(twins.whatIf(draft))
        .isEqualTo(
            "mailpromoter what-if --set use-correlation=no --user christopher --track contacts"
                + " --queue support --track all --since 30d");
    assertThat(twins.actions(draft))
        .containsExactly(
            "mailpromoter settings set use-correlation no",
            "mailpromoter users track christopher contacts",
            "mailpromoter queues track support all");
  }
}

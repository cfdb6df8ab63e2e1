package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** The pages of sinks: what waits, what was not accepted, what is told again. */
class SinkPagesTest {
  private static final SinkId CRM = new SinkId("crm");
  private static final Instant NOW = SampleInstallation.NOW;

  @TempDir private Path folder;
  private OpenInstallation open;
  private Outbox outbox;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open =
        SampleInstallation.in(folder)
            .withSink()
            .withMail()
            .synchronize()
            .parts()
            .openToSynchronize();
    outbox = open.storage().outbox();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** All activities wait again, and the receiver refuses the first ones of them. */
  private int refuse(int count) {
    int all = outbox.replay(CRM, Instant.EPOCH, NOW);
    for (int i = 0; i < count; i++) {
      Undelivered each = outbox.due(CRM, NOW, 1).get(0);
      outbox.settle(
          CRM,
          each.event().id().number(),
          Settlement.setAside(5, "422: The field <b>topic</b> is too long."),
          NOW);
    }
    return all;
  }

  @Test
  void aSinkThatAcceptsIsWell() throws Exception {
    assertThat(desk.page("/sinks").select("tbody tr").text())
        .contains("crm", "jsonl", "accepts", "nothing waits");
    Document page = desk.page("/sinks/crm");
    assertThat(page.select(".empty").text()).contains("Nothing was set aside");
    assertThat(page.select(".about").text()).contains("and of alerts");
    assertThat(page.select("form[action$=/retry]")).isEmpty();
  }

  @Test
  void whatWasNotAcceptedShowsTheAnswerOfTheReceiver() throws Exception {
    int all = refuse(2);
    Document page = desk.page("/sinks/crm");
    assertThat(page.select(".tile b").eachText())
        .containsExactly(String.valueOf(all - 2), "0", "2");
    assertThat(page.select("tbody tr")).hasSize(2);
    assertThat(page.select("tbody tr").first().text())
        .contains("5 tries", "The field <b>topic</b> is too long.");
    assertThat(desk.page("/sinks").select(".chip").text()).isEqualTo("not accepted: 2");
  }

  @Test
  void oneOrAllAreDeliveredAgain() throws Exception {
    refuse(3);
    String event = desk.page("/sinks/crm").select("input[name=event]").first().attr("value");
    Document one = desk.after(desk.post("/sinks/crm/retry", "event=" + event));
    assertThat(one.select(".notice").text())
        .isEqualTo("1 event is delivered again, with the next delivery.");
    assertThat(one.select("tbody tr")).hasSize(2);
    Document all = desk.after(desk.post("/sinks/crm/retry", ""));
    assertThat(all.select(".notice").text()).startsWith("2 events are delivered again");
    assertThat(all.select(".empty")).hasSize(1);
    assertThat(desk.page("/sinks/crm").select(".notice")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1,2", "9999999999999999999"})
  void whatIsNoNumberOfAnEventDeliversNothingAgain(String event) throws Exception {
    refuse(2);
    assertThat(desk.post("/sinks/crm/retry", "event=" + event).status()).isEqualTo(400);
    assertThat(desk.page("/sinks/crm").select("tbody tr")).hasSize(2);
  }

  @Test
  void aReplayIsCountedBeforeItIsDone() throws Exception {
    Document preview = desk.page("/sinks/crm/replay?since=2026-01-01");
    String count = preview.select("main form button").text().replace("Tell it of ", "");
    assertThat(preview.select(".verdict").text()).contains("told of " + count);
    assertThat(outbox.due(CRM, NOW, 10)).isEmpty();
    String since = preview.select("input[name=since]").attr("value");
    Document done = desk.after(desk.post("/sinks/crm/replay", "since=" + since));
    assertThat(done.select(".notice").text()).contains("told of " + count);
    Document again = desk.page("/sinks/crm/replay?since=2026-01-01");
    assertThat(again.select(".verdict").text()).contains("0 activities");
    assertThat(again.select("main form")).isEmpty();
  }

  @Test
  void aTimeThatCannotBeReadChangesNothing() throws Exception {
    for (String each : List.of("", "?since=", "?since=soon")) {
      assertThat(desk.get("/sinks/crm/replay" + each).status()).isEqualTo(400);
    }
    assertThat(desk.post("/sinks/crm/replay", "since=soon").status()).isEqualTo(400);
    assertThat(outbox.due(CRM, NOW, 10)).isEmpty();
  }

  @Test
  void aFormerSinkIsSaidToBeOne() throws Exception {
    refuse(1);
    outbox.subscribe(Set.of());
    SinkId former = new SinkId("old");
    outbox.subscribe(Set.of(former));
    assertThat(desk.page("/sinks").select("tbody").text()).contains("old", "not configured");
    assertThat(desk.page("/sinks/old").select(".about").text()).contains("no more");
    assertThat(desk.page("/sinks/old/replay?since=1d").text()).contains("unknown");
  }

  @Test
  void subjectsOfOthersAreHidden() throws Exception {
    refuse(2);
    Desk masked = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    Document page = PageCheck.page(masked.console(), masked.get("/sinks/crm"));
    assertThat(page.select("tbody td:nth-child(2)").eachText())
        .allMatch(each -> each.contains("(hidden)"));
  }

  @Test
  void whoMayNotDeliverSeesNoButtons() throws Exception {
    refuse(1);
    Desk auditor = desk.as(Identity.of("olga", Role.AUDITOR));
    assertThat(PageCheck.page(auditor.console(), auditor.get("/sinks/crm")).select("main form"))
        .isEmpty();
    assertThat(auditor.post("/sinks/crm/retry", "").status()).isEqualTo(403);
    RecordId id = new RecordId(RecordKind.USER, "christopher");
    assertThat(desk.as(Identity.of("c", Role.USER).as(id)).get("/sinks").status()).isEqualTo(403);
  }

  @Test
  void withoutSinksThePageSaysSo() throws Exception {
    Path other = folder.resolve("other");
    try (OpenInstallation without = SampleInstallation.in(other).parts().openToSynchronize()) {
      Desk empty = new Desk(without, Identity.of("maria", Role.ADMINISTRATOR));
      assertThat(PageCheck.page(empty.console(), empty.get("/sinks")).select(".empty").text())
          .contains("delivered nowhere");
    }
  }
}

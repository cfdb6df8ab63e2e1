package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** The page of a conversation. */
class ConversationPagesTest {
  private static final RecordId MARIA = new RecordId(RecordKind.USER, "maria");
  private static final int CHAIN = 30;

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void synchronize() throws Exception {
    SampleInstallation sample = SampleInstallation.in(folder).withMail().withConversation();
    for (int i = 1; i <= CHAIN; i++) {
      sample.chained(i);
    }
    open = sample.synchronize().parts().openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static String evidence(Document page, String who) {
    return page.select(".mail:has(.mail-who:containsOwn(" + who + ")) .mail-edge").text();
  }

  @Test
  void everyAnswerStandsBelowWhatItAnswersAndNamesItsEvidence() throws Exception {
    Document page = Desk.user(open, "christopher").page("/conversations/1");
    assertThat(page.select(".thread > li")).hasSize(1);
    assertThat(page.select(".thread > li > .mail .mail-who").text()).contains("Christopher Reed");
    assertThat(evidence(page, "Tom Okafor")).isEqualTo("by In-Reply-To");
    assertThat(page.select(".mail.here")).hasSize(1);
    assertThat(page.select(".voices li")).isNotEmpty();
  }

  @Test
  void refusedMailThatIsAnsweredIsAGhostWithItsReason() throws Exception {
    Document page = Desk.user(open, "christopher").page("/conversations/1");
    Element ghost = page.select(".mail.ghost").first();
    assertThat(ghost.select("a").attr("href")).startsWith("/messages/");
    assertThat(ghost.select(".chip").text()).isEqualTo("NoCorrelationMatch");
    assertThat(ghost.parent().select("> ol > li > .mail .mail-who").text()).contains("Anna Berg");
  }

  @Test
  void aDeepConversationIsNotNestedWithoutEnd() throws Exception {
    Document page = Desk.user(open, "christopher").page("/conversations/1");
    assertThat(page.select(".mail")).hasSizeGreaterThan(CHAIN);
    for (Element each : page.select(".mail")) {
      assertThat(each.parents().stream().filter(above -> above.is("ol")).count())
          .isLessThanOrEqualTo(10);
    }
    assertThat(page.select(".mail-edge:contains(to Anna Berg)")).isNotEmpty();
  }

  @Test
  void aPartOffersTheWhole() throws Exception {
    Document page = Desk.user(open, "christopher").page("/conversations/1?limit=2");
    assertThat(page.select(".about").text()).startsWith("The first 2 activities");
    String more = page.select("a[href*=limit]").attr("href");
    assertThat(Desk.user(open, "christopher").page(more).select(".mail")).hasSizeGreaterThan(CHAIN);
    assertThat(Desk.user(open, "christopher").get("/conversations/1?limit=9999").status())
        .isEqualTo(400);
  }

  @Test
  void othersSeeNothingOfIt() throws Exception {
    Desk maria = new Desk(open, Identity.of("maria", Role.USER).as(MARIA));
    Desk root = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    assertThat(maria.get("/conversations/1").status()).isIn(403, 404);
    assertThat(root.page("/conversations/1").text())
        .doesNotContain("touring bicycles", "warehouse", "By the way");
    assertThat(new Desk(open, Identity.of("olga", Role.AUDITOR)).page("/conversations/1").text())
        .doesNotContain("touring bicycles");
    for (String each : List.of("/conversations/0", "/conversations/x", "/conversations/9999")) {
      assertThat(root.get(each).status()).isEqualTo(404);
    }
  }

  @Test
  void activitiesAndMessagesLeadToIt() throws Exception {
    Document activity = Desk.user(open, "christopher").page("/activities/1");
    assertThat(activity.select("a[href=/conversations/1]")).isNotEmpty();
    Document list = Desk.user(open, "christopher").page("/messages?outcome=promoted");
    Document message =
        Desk.user(open, "christopher").page(list.select(".messages .subject a").attr("href"));
    assertThat(message.select("a[href^=/conversations/]")).isNotEmpty();
  }
}

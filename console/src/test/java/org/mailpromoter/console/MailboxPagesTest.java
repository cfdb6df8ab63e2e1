package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Response;

/** The pages of mailboxes: how they are, tests and synchronizations with their results. */
class MailboxPagesTest {
  @TempDir private Path folder;
  private SampleInstallation sample;
  private OpenInstallation open;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    sample = SampleInstallation.in(folder).withMail().synchronize();
    open = sample.parts().openToSynchronize();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    desk.jobs().close();
    open.close();
  }

  @Test
  void theListShowsStateAndFiguresOfTheDay() throws Exception {
    Document page = desk.page("/mailboxes");
    assertThat(page.select(".about").text()).startsWith("3 mailboxes, none fails.");
    assertThat(page.select("tbody tr").first().text())
        .contains("christopher", "file, polling", "Christopher Reed", "Success");
    assertThat(page.select("tbody tr").first().select(".number").eachText())
        .containsExactly("3", "1", "2");
  }

  @Test
  void aMailboxShowsHowFarItWasRead() throws Exception {
    Document page = desk.page("/mailboxes/christopher");
    assertThat(page.select(".facts").text())
        .contains("decided", "polling: every 5 minutes", "mail received until")
        .contains("Last good run just now", "Undecided none of the messages that were read");
    assertThat(page.select("tbody code").text()).isNotBlank().doesNotContain("start");
    assertThat(page.select("#figures").text()).isEqualTo("Received in the last 24 hours");
    assertThat(page.select(".tile").eachText()).contains("3 analyzed", "1 promoted", "2 refused");
    assertThat(page.select("#login")).isEmpty();
    assertThat(page.select(".twin").text()).contains("mailpromoter mailbox test christopher");
  }

  @Test
  void aTestShowsWhatTheMailboxHas() throws Exception {
    Document page = desk.after(desk.post("/mailboxes/christopher/test", ""));
    assertThat(page.select(".finding").text())
        .contains("The mailbox can be read", "It has 1 folder");
    assertThat(desk.page("/mailboxes/maria").select(".finding")).isEmpty();
  }

  @Test
  void aSynchronizationShowsWhatCame() throws Exception {
    sample.mail("maria", Duration.ofMinutes(1), "Ines <ines@fabrikam.example>", "One more");
    Document page = desk.after(desk.post("/mailboxes/maria/sync", ""));
    assertThat(page.select(".finding").text()).contains("Synchronized: 1 new message, 1 promoted");
    assertThat(page.select(".tile").eachText()).contains("2 analyzed");
  }

  @Test
  void aMailboxThatFailsSaysWhyAndWhatToDo() throws Exception {
    delete(folder.resolve("mail").resolve("maria"));
    Document synced = desk.after(desk.post("/mailboxes/maria/sync", ""));
    assertThat(synced.select(".finding").text()).contains("Not read to its end", "maria");
    assertThat(synced.select(".finding .sub").text()).isNotBlank();
    Document page = desk.page("/mailboxes/maria");
    assertThat(page.select(".head .chip").text()).startsWith("Failure");
    assertThat(page.select(".verdict p")).hasSize(2);
    assertThat(page.select("#history + .panel tbody tr")).isNotEmpty();
    assertThat(page.select(".facts").text()).contains("Last good run just now");
    Document list = desk.page("/mailboxes");
    assertThat(list.select(".about").text()).contains("1 not well");
    assertThat(list.select("tr:has(a[href=/mailboxes/maria])").text())
        .contains("without a failure just now");
    assertThat(desk.page("/").select("tr:has(a[href=/mailboxes/maria])").text())
        .contains("without a failure just now");
    assertThat(list.select("tr:has(a[href=/mailboxes/christopher])").text())
        .doesNotContain("without a failure", "undecided");
    assertThat(desk.page("/").select(".matters a").attr("href")).isEqualTo("/mailboxes/maria");
    Document tested = desk.after(desk.post("/mailboxes/maria/test", ""));
    assertThat(tested.select(".finding h2").text()).contains("cannot be read");
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aPersonLogsInWhileThePageShowsTheCode() throws Exception {
    open.close();
    PersonalLogin login = new PersonalLogin();
    open = login.of(sample.parts()).openToSynchronize();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
    Document page = desk.page("/mailboxes/maria");
    assertThat(page.select("section:has(#login) form").attr("action"))
        .isEqualTo("/mailboxes/maria/login");
    Response begun = desk.post("/mailboxes/maria/login", "");
    String address = begun.header("Location").orElseThrow();
    Document working = desk.page(address);
    assertThat(working.select("h1").text()).isEqualTo("Log in to mailbox");
    assertThat(working.select(".todo").text()).isEqualTo(PersonalLogin.TOLD);
    assertThat(working.select("main button").eachText()).contains("Cancel");
    assertThat(working.select("meta[http-equiv=refresh]")).hasSize(1);
    login.enter();
    assertThat(desk.after(begun).select(".finding").text()).contains("Logged in");
    assertThat(Desk.user(open, "christopher").post("/mailboxes/maria/login", "").status())
        .isEqualTo(403);
  }

  @Test
  void aUserSeesOwnMailboxesOnly() throws Exception {
    Desk user = desk.as(Desk.identity("christopher"));
    assertThat(user.page("/mailboxes").select("tbody .subject a").eachText())
        .containsExactly("christopher", "support");
    assertThat(user.get("/mailboxes/maria").status()).isEqualTo(403);
    assertThat(user.post("/mailboxes/maria/test", "").status()).isEqualTo(403);
    assertThat(user.page("/mailboxes/nobody").text()).contains("unknown");
    Desk auditor = desk.as(Identity.of("olga", Role.AUDITOR));
    assertThat(auditor.page("/mailboxes/maria").select("main form")).isEmpty();
    assertThat(auditor.post("/mailboxes/maria/sync", "").status()).isEqualTo(403);
  }
}

package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The outbox, its mails, and writing one. */
class OutgoingPagesTest {
  @TempDir private Path folder;
  private OpenInstallation open;
  private SentMailScene scene;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open =
        SampleInstallation.in(folder)
            .withSending()
            .withMail()
            .withConversation()
            .synchronize()
            .parts()
            .openToSynchronize();
    scene = new SentMailScene(open);
    desk = Desk.user(open, "christopher");
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** As the gate passes a form that may hold a file on. */
  private Response send(Desk by, String path, Map<String, String> typed, String file)
      throws Exception {
    Fields fields = Fields.none();
    for (Map.Entry<String, String> each : typed.entrySet()) {
      fields = fields.with(each.getKey(), each.getValue());
    }
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return by.answer(
        Request.of(Method.POST, path, new Peer.Local("test"), "1")
            .withQuery(fields)
            .withHeader("Content-Type", "application/octet-stream")
            .withBody(() -> new ByteArrayInputStream(bytes)));
  }

  private static Map<String, String> mail(String wanted) {
    return Map.of(
        "do",
        wanted,
        "key",
        "a1",
        "from",
        "user:christopher",
        "to",
        "\"Berg, Anna\" <anna@contoso.example>; tom@northwind.example",
        "subject",
        "Offer",
        "text",
        "Hello <Anna>");
  }

  private static Map<String, String> with(Map<String, String> fields, String... more) {
    Map<String, String> all = new java.util.LinkedHashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private List<OutgoingMails.Entry> outbox() throws Exception {
    return new OutgoingMails(open)
        .list(
            org.mailpromoter.core.store.OutgoingFilter.ALL,
            org.mailpromoter.installation.ask.PageRequest.first(50))
        .entries();
  }

  @Test
  void anEmptyOutboxSaysWhy() throws Exception {
    assertThat(desk.page("/outgoing").select(".empty").text()).contains("Nothing was sent");
    assertThat(desk.page("/outgoing?phase=sent").select(".empty").text()).contains("no such mail");
    assertThat(desk.get("/outgoing?phase=lost").status()).isEqualTo(400);
    Path other = folder.resolve("other");
    try (OpenInstallation without = SampleInstallation.in(other).parts().openToSynchronize()) {
      Document page = Desk.administrator(without).page("/outgoing");
      assertThat(page.select(".empty").text()).contains("No mailbox sends mail");
      assertThat(page.select("a[href=/outgoing/new]")).isEmpty();
    }
  }

  @Test
  void tabsShowMailOfTheirPhases() throws Exception {
    scene.sent("The offer");
    scene.failed("The invoice");
    scene.uncertain("The contract");
    scene.deferred("The delivery");
    assertThat(desk.page("/outgoing").select("tbody tr")).hasSize(4);
    for (Element tab : desk.page("/outgoing").select(".views a")) {
      assertThat(
              desk.page(tab.attr("href")).select("a[aria-current=page].x, .views a[aria-current]"))
          .hasSize(1);
    }
    assertThat(desk.page("/outgoing?phase=uncertain").select("tbody tr").text())
        .contains("The contract", "in doubt", "may have accepted it");
    assertThat(desk.page("/outgoing?phase=sent").select("tbody").text())
        .contains("sent, not to all");
  }

  @Test
  void aMailSaysWhatServersSaidOfEachRecipient() throws Exception {
    Document page = desk.page("/outgoing/" + scene.sent("The offer"));
    assertThat(page.select(".verdict").text()).contains("This mail was sent.");
    assertThat(page.select(".parties tbody tr").eachText())
        .anyMatch(each -> each.contains("warehouse@contoso.example refused 550 5.1.1 No such user"))
        .anyMatch(each -> each.contains("Bcc maria@adventure-works.example accepted"));
    assertThat(page.select("main form")).isEmpty();
    Document failed = desk.page("/outgoing/" + scene.failed("The invoice"));
    assertThat(failed.select(".verdict").text()).contains("554 5.7.1 <b>Not</b> from here");
  }

  @Test
  void aMailInDoubtIsSentAgainAfterAQuestion() throws Exception {
    long mail = scene.uncertain("The contract");
    Document page = desk.page("/outgoing/" + mail);
    assertThat(page.select("form[action$=/again]")).hasSize(1);
    Document asked = desk.page("/outgoing/" + mail + "/again");
    assertThat(asked.select("main li").eachText())
        .contains("anna@contoso.example", "maria@adventure-works.example");
    Document done = desk.after(desk.post("/outgoing/" + mail + "/resolve", "as=again"));
    assertThat(done.select(".notice").text()).contains("sent again");
    assertThat(desk.post("/outgoing/" + mail + "/resolve", "as=sent").status()).isEqualTo(409);
    assertThat(desk.get("/outgoing/" + mail + "/again").status()).isEqualTo(409);
    assertThat(desk.post("/outgoing/" + mail + "/resolve", "as=lost").status()).isEqualTo(400);
  }

  @Test
  void whatWaitsIsSentNowOrCanceled() throws Exception {
    long mail = scene.deferred("The delivery");
    assertThat(desk.after(desk.post("/outgoing/" + mail + "/send-now", "")).select(".notice"))
        .hasSize(1);
    Document canceled = desk.after(desk.post("/outgoing/" + mail + "/cancel", ""));
    assertThat(canceled.select(".head .chip").text()).isEqualTo("canceled");
    assertThat(desk.post("/outgoing/" + mail + "/cancel", "").status()).as("again").isEqualTo(303);
    long sent = scene.sent("The offer");
    assertThat(desk.post("/outgoing/" + sent + "/cancel", "").status()).isEqualTo(409);
  }

  @Test
  void othersSeeNeitherSubjectNorRecipients() throws Exception {
    long mail = scene.sent("The offer");
    Desk masked = new Desk(open, Identity.of("root", Role.ADMINISTRATOR), Disclosure.WITH_REASON);
    for (String each : List.of("/outgoing", "/outgoing/" + mail)) {
      assertThat(masked.page(each).text())
          .contains("(hidden)")
          .doesNotContain("The offer", "anna@contoso.example", "No such user");
    }
    assertThat(Desk.user(open, "maria").get("/outgoing/" + mail).status()).isEqualTo(403);
    Document auditor = Desk.auditor(open).page("/outgoing/" + mail);
    assertThat(auditor.select("main form")).isEmpty();
  }

  @Test
  void aMailIsWrittenAndSentOnce() throws Exception {
    Document form = desk.page("/outgoing/new");
    assertThat(form.select("select[name=from] option").eachAttr("value"))
        .containsExactly("queue:support", "user:christopher");
    assertThat(form.select("option[selected]").attr("value")).isEqualTo("user:christopher");
    Document sent = desk.after(send(desk, "/outgoing/new", mail("send"), ""));
    assertThat(sent.select("h1").text()).startsWith("Offer CRM:");
    assertThat(sent.select(".parties tbody tr")).hasSize(2);
    assertThat(send(desk, "/outgoing/new", mail("send"), "").status()).isEqualTo(303);
    assertThat(outbox()).hasSize(1);
    OutgoingMail mail = outbox().get(0).mail();
    Document activity = desk.page("/activities/" + mail.activity());
    assertThat(activity.select("a[href=/outgoing/" + mail.id() + "]").text()).isEqualTo("waits");
  }

  @Test
  void whatIsWrongIsSaidBesideWhatWasTyped() throws Exception {
    Map<String, String> typed =
        with(mail("send"), "to", "anna, b@x.example", "regarding", "contoso");
    Response answer = send(desk, "/outgoing/new", typed, "");
    assertThat(answer.status()).isEqualTo(400);
    Document page = desk.page(answer);
    assertThat(page.select("#wrong-regarding")).hasSize(1);
    assertThat(page.select("textarea").val()).isEqualTo("Hello <Anna>");
    Document address = desk.page(send(desk, "/outgoing/new", with(mail("send"), "to", "anna"), ""));
    assertThat(address.select("#wrong-to").text()).contains("'anna' is not an address");
    Document nobody = desk.page(send(desk, "/outgoing/new", with(mail("send"), "to", ""), ""));
    assertThat(nobody.select("#wrong-to").text()).contains("to whom");
    Document foreign =
        desk.page(send(desk, "/outgoing/new", with(mail("send"), "from", "user:maria"), ""));
    assertThat(foreign.select("#wrong-from")).hasSize(1);
    assertThat(outbox()).isEmpty();
  }

  @Test
  void aDraftKeepsWhatWasTypedAndItsFiles() throws Exception {
    Map<String, String> first = with(mail("attach"), "to", "anna", "file", "C:\\order.pdf");
    Response saved = send(desk, "/outgoing/new", first, "An order");
    String path = saved.header("Location").orElseThrow().replaceAll("[?].*", "");
    Document draft = desk.page(path);
    assertThat(draft.select("input[name=to]").val()).isEqualTo("anna");
    assertThat(draft.select(".files").text()).contains("order.pdf", "1 kB");
    assertThat(desk.page("/outgoing/drafts").select("tbody tr")).hasSize(1);
    String version = draft.select("input[name=version]").val();
    Map<String, String> sent = with(mail("send"), "version", version);
    Document mail = desk.after(send(desk, path, sent, ""));
    assertThat(mail.select("h1").text()).startsWith("Offer CRM:");
    assertThat(desk.page("/outgoing/drafts").select("tbody tr")).isEmpty();
    EmailActivity activity = outbox().get(0).activity().orElseThrow();
    assertThat(
            open.storage().activityHistory().find(activity.id()).orElseThrow().body().attachments())
        .hasSize(1);
  }

  @Test
  void aDraftThatWasChangedElsewhereLosesNothing() throws Exception {
    String path =
        desk.arrival(send(desk, "/outgoing/new", mail("save"), "")).replaceAll("[?].*", "");
    String version = desk.page(path).select("input[name=version]").val();
    Map<String, String> here = with(mail("save"), "version", version, "text", "Here");
    assertThat(send(desk, path, here, "").status()).isEqualTo(303);
    Map<String, String> there = with(mail("save"), "version", version, "text", "There");
    Response stale = send(desk, path, there, "");
    assertThat(stale.status()).isEqualTo(412);
    Document page = desk.page(stale);
    assertThat(page.select("textarea").val()).isEqualTo("There");
    assertThat(page.select(".writing").attr("action")).isEqualTo("/outgoing/new");
    assertThat(desk.page(path).select("textarea").val()).isEqualTo("Here");
    assertThat(Desk.user(open, "maria").get(path).status()).isEqualTo(404);
    String now = desk.page(path).select("input[name=version]").val();
    Response deleted = send(desk, path, with(mail("delete"), "version", now), "");
    assertThat(desk.after(deleted).select("tbody tr")).isEmpty();
  }

  @Test
  void aFileIsTakenOutOfADraft() throws Exception {
    Response saved = send(desk, "/outgoing/new", with(mail("attach"), "file", "a.txt"), "x");
    String path = desk.arrival(saved).replaceAll("[?].*", "");
    String version = desk.page(path).select("input[name=version]").val();
    Map<String, String> out = with(mail("remove-1"), "version", version);
    assertThat(desk.after(send(desk, path, out, "")).select(".files")).isEmpty();
  }

  @Test
  void anAnswerIsProposedAndJoinsItsConversation() throws Exception {
    Document list = desk.page("/activities?text=bicycles&direction=incoming");
    String href = list.select("tbody .subject a").last().attr("href");
    Document activity = desk.page(href);
    Element reply = activity.select("a:contains(Reply)").first();
    Document form = desk.page(reply.attr("href"));
    assertThat(form.select("input[name=to]").val()).contains("@");
    assertThat(form.select("input[name=subject]").val()).startsWith("Re: ");
    assertThat(form.select("textarea").val()).contains("> ");
    Map<String, String> typed =
        with(
            mail("send"),
            "activity",
            form.select("input[name=activity]").val(),
            "kind",
            "reply",
            "subject",
            form.select("input[name=subject]").val());
    assertThat(desk.after(send(desk, "/outgoing/new", typed, "")).select("h1").text())
        .startsWith("Re: ");
    EmailActivity sent = outbox().get(0).activity().orElseThrow();
    assertThat(sent.correlatedActivity().orElseThrow().toString())
        .isEqualTo(href.replaceAll(".*/", ""));
    assertThat(desk.page("/conversations/" + sent.id()).select("a:contains(Reply to all)"))
        .hasSize(1);
    assertThat(Desk.user(open, "maria").get(reply.attr("href")).status()).isEqualTo(403);
  }

  @Test
  void aForwardTakesFilesAlongUnlessToldOtherwise() throws Exception {
    Document list = desk.page("/activities?text=bicycles&direction=incoming");
    for (Element each : list.select("tbody .subject a")) {
      Document form =
          desk.page(desk.page(each.attr("href")).select("a:contains(Forward)").attr("href"));
      if (form.select("input[name=carry]").isEmpty()) {
        continue;
      }
      Map<String, String> typed =
          with(
              mail("save"),
              "activity",
              form.select("input[name=activity]").val(),
              "kind",
              "forward",
              "carry",
              "yes");
      assertThat(desk.after(send(desk, "/outgoing/new", typed, "")).select(".files li"))
          .isNotEmpty();
      return;
    }
    throw new AssertionError("no mail of the sample has a file");
  }
}

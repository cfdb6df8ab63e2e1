package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Job;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.MailboxTests;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The pages of long work: progress, end, whose it is, and the way to its result. */
class JobPagesTest {
  private static final MailboxTests.Outcome ANSWER =
      new MailboxTests.Outcome(List.of(), List.of(), List.of(), true);

  @TempDir private Path folder;
  private OpenInstallation open;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).parts().openToSynchronize();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    desk.jobs().close();
    open.close();
  }

  private Job begin(String holder, Jobs.Work work) throws Exception {
    return desk.jobs().begin(Operation.TRY_SETTINGS, holder, work);
  }

  private Job ended(Jobs.Work work) throws Exception {
    Job job = begin("maria", work);
    assertThat(job.await(Duration.ofMinutes(1))).isTrue();
    return job;
  }

  @Test
  void aJobAtWorkAsksAgainAndCanBeCancelled() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch counted = new CountDownLatch(1);
    Job job =
        begin(
            "maria",
            (open, task) -> {
              task.advance(1_234);
              counted.countDown();
              goOn.await();
              task.advance(1);
              return ANSWER;
            });
    counted.await();
    String address = "/jobs/" + job.id() + "?result=/messages%3Fsince%3D7d";
    Document page = desk.page(address);
    assertThat(page.select("h1").text()).isEqualTo("Try settings");
    assertThat(page.select("#job").text()).contains("at work", "1,234 counted");
    assertThat(page.select("noscript meta[http-equiv=refresh]")).hasSize(1);
    assertThat(page.select("#job").attr("hx-get"))
        .isEqualTo("/jobs/" + job.id() + "?result=%2Fmessages%3Fsince%3D7d");
    String cancel = page.select("main form").attr("action");
    Response response = desk.post(cancel, "result=/messages");
    assertThat(response.header("Location")).hasValue("/jobs/" + job.id() + "?result=%2Fmessages");
    goOn.countDown();
    assertThat(job.await(Duration.ofMinutes(1))).isTrue();
    assertThat(desk.page(response.header("Location").orElseThrow()).text())
        .contains("was cancelled");
  }

  @Test
  void whatGoesOnToItsEndHasNoButtonToCancel() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Job job =
        desk.jobs()
            .begin(
                Operation.SYNCHRONIZE,
                "maria",
                (open, task) -> {
                  goOn.await();
                  return ANSWER;
                });
    assertThat(desk.page("/jobs/" + job.id()).select("main form")).isEmpty();
    goOn.countDown();
  }

  @Test
  void aJobThatIsOverLeadsToItsResult() throws Exception {
    Job job = ended((open, task) -> ANSWER);
    String address = "/jobs/" + job.id() + "?result=/messages%3Fsince%3D7d";
    String result = "/messages?since=7d&" + Work.JOB + "=" + job.id();
    assertThat(desk.get(address).header("Location")).hasValue(result);
    Request script =
        Request.of(Method.GET, "/jobs/" + job.id(), new Peer.Local("test"), "1")
            .withQuery(Forms.parse("result=/messages%3Fsince%3D7d"))
            .withHeader("HX-Request", "true");
    assertThat(desk.answer(script).header("HX-Redirect")).hasValue(result);
    assertThat(desk.page("/jobs/" + job.id()).select("#job").text()).contains("done");
  }

  @Test
  void itLeadsToNoOtherSite() throws Exception {
    Job job = ended((open, task) -> ANSWER);
    for (String each : List.of("//evil.example", "https://evil.example", "/%5Cevil.example", "/")) {
      assertThat(desk.get("/jobs/" + job.id() + "?result=" + each).status()).isEqualTo(200);
    }
  }

  @Test
  void aFailureSaysWhatToDo() throws Exception {
    Job missing =
        ended(
            (open, task) -> {
              throw NotFoundException.of(NotFoundException.Kind.MAILBOX, "nobody");
            });
    assertThat(desk.page("/jobs/" + missing.id() + "?result=/messages").select("#job").text())
        .contains("failed", "There is no mailbox 'nobody'");
    Job defect =
        ended(
            (open, task) -> {
              throw new IllegalStateException("secret detail");
            });
    assertThat(desk.page("/jobs/" + defect.id()).text())
        .contains("a defect of this program")
        .doesNotContain("secret detail");
    Job cancelled =
        ended(
            (open, task) -> {
              throw new CancellationException();
            });
    assertThat(desk.page("/jobs/" + cancelled.id()).text()).contains("changed nothing");
  }

  @Test
  void aUserSeesOwnJobsOnly() throws Exception {
    Job own = begin("christopher", (open, task) -> ANSWER);
    Job other = ended((open, task) -> ANSWER);
    Desk user = desk.as(Desk.identity("christopher"));
    assertThat(desk.page("/jobs").select("tbody tr")).hasSize(2);
    assertThat(PageCheck.page(user.console(), user.get("/jobs")).select("tbody a").eachAttr("href"))
        .containsExactly("/jobs/" + own.id());
    assertThat(user.get("/jobs/" + other.id()).status()).isEqualTo(403);
    assertThat(user.post("/jobs/" + other.id(), "").status()).isEqualTo(403);
    assertThat(desk.page("/jobs/none").text()).contains("JOB none is unknown");
  }

  /** A result shows what may be seen by whoever began the job. */
  @Test
  void theResultIsForWhoeverBeganTheJob() throws Exception {
    Job job = begin("christopher", (open, task) -> ANSWER);
    assertThat(job.await(Duration.ofMinutes(1))).isTrue();
    String address = "/jobs/" + job.id() + "?result=/what-if";
    assertThat(desk.as(Desk.identity("christopher")).get(address).header("Location")).isPresent();
    assertThat(desk.get(address).status()).isEqualTo(200);
    assertThat(desk.page("/jobs/" + job.id()).select("#job").text()).contains("done");
  }

  @Test
  void anEmptyListSaysWhatAppearsThere() throws Exception {
    assertThat(desk.page("/jobs").select(".empty").text()).contains("No job was begun");
  }
}

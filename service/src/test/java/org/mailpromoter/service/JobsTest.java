package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.spi.loading.PluginLoader;

class JobsTest {
  @TempDir private Path folder;
  private final Hands clock = new Hands();
  private final Desk desk = new Desk();
  private final Jobs jobs = new Jobs(desk, clock, new News());
  private OpenInstallation open;

  /** A clock that the test moves. */
  private static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  void open() throws Exception {
    PartMaker maker = new PartMaker();
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), "{}\n");
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    open = new Installation(reader.read(file), maker, clock).openOrCreate();
    desk.open(open);
  }

  @AfterEach
  void close() {
    jobs.close();
    desk.close();
    open.close();
  }

  private Job begin(Jobs.Work work) throws Jobs.FullException {
    return jobs.begin(Operation.TRY_SETTINGS, "anna", work);
  }

  private static void awaitEnd(Job job) {
    await().until(() -> job.state().isOver());
  }

  @Test
  void aJobHasTheAnswerOfItsUseCase() throws Exception {
    Job job =
        begin(
            (lent, task) -> {
              task.advance(3);
              return lent;
            });
    awaitEnd(job);
    assertThat(job.state()).isEqualTo(Job.State.DONE);
    assertThat(job.result()).containsSame(open);
    assertThat(job.done()).isEqualTo(3);
    assertThat(jobs.find(job.id())).containsSame(job);
  }

  @Test
  void aJobThatFailsSaysWhy() throws Exception {
    IllegalStateException why = new IllegalStateException("no");
    Job job =
        begin(
            (lent, task) -> {
              throw why;
            });
    awaitEnd(job);
    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(job.failure()).containsSame(why);
  }

  @Test
  void twoWorkEightWaitAndTheNextIsRefused() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<Job> begun = new ArrayList<>();
    for (int i = 0; i < Jobs.AT_ONCE + Jobs.WAITING; i++) {
      begun.add(begin((lent, task) -> waitFor(end)));
    }
    assertThatExceptionOfType(Jobs.FullException.class)
        .isThrownBy(() -> begin((lent, task) -> "never"))
        .withMessageContaining("2 jobs are at work and 8 wait");
    assertThat(jobs.list()).hasSize(begun.size());
    end.countDown();
    begun.forEach(JobsTest::awaitEnd);
    assertThat(begun).allMatch(each -> each.state() == Job.State.DONE);
  }

  private static Object waitFor(CountDownLatch end) throws InterruptedException {
    end.await();
    return "done";
  }

  @Test
  void closingTheDeskCancelsThoseAtWorkAndThoseThatWait() throws Exception {
    List<Job> begun = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      begun.add(
          begin(
              (lent, task) -> {
                while (true) {
                  task.advance(0);
                  Thread.onSpinWait();
                }
              }));
    }
    await().until(() -> begun.get(1).state() == Job.State.RUNNING);
    desk.close();
    begun.forEach(JobsTest::awaitEnd);
    assertThat(begun).allMatch(each -> each.state() == Job.State.CANCELLED);
    assertThatExceptionOfType(Desk.ClosedException.class).isThrownBy(() -> desk.lend(lent -> 1));
  }

  @Test
  void aResultIsForgottenAfterAnHour() throws Exception {
    Job job = begin((lent, task) -> "done");
    awaitEnd(job);
    clock.now = clock.now.plus(Jobs.KEPT);
    assertThat(jobs.find(job.id())).isPresent();
    clock.now = clock.now.plus(Duration.ofSeconds(1));
    assertThat(jobs.find(job.id())).isEmpty();
  }
}

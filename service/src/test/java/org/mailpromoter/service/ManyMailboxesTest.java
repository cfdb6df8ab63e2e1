package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.loading.PluginLoader;

/** A service with many mailboxes has few threads. */
class ManyMailboxesTest {
  private static final int MAILBOXES = 200;

  private static final String MESSAGE =
      "From: a@customer.example\nTo: b@firm.example\nSubject: Hello\nMessage-ID: <%d@x.example>\n\n";

  @TempDir private Path folder;

  private Installation installation() throws Exception {
    StringBuilder file =
        new StringBuilder("servers: {here: {connector: file, connections: 3}}\nmailboxes:\n");
    for (int i = 0; i < MAILBOXES; i++) {
      Path mail = Files.createDirectory(folder.resolve("m" + i));
      Files.writeString(mail.resolve("1.eml"), MESSAGE.formatted(i));
      file.append("  m").append(i).append(": {server: here, path: m").append(i).append("}\n");
    }
    PartMaker maker = new PartMaker();
    Deployment deployment =
        new DeploymentReader(
                PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
                maker,
                List.of(),
                name -> Optional.empty())
            .read(Files.writeString(folder.resolve("mailpromoter.yaml"), file));
    return new Installation(deployment, maker, Clock.systemUTC());
  }

  @Test
  void mailboxesThatWaitHaveNoThreads() throws Exception {
    CountDownLatch all = new CountDownLatch(MAILBOXES);
    Set<String> runners = ConcurrentHashMap.newKeySet();
    ServiceEvents events =
        event -> {
          if (event instanceof ServiceEvent.Synchronized) {
            runners.add(Thread.currentThread().toString() + Thread.currentThread().getId());
            all.countDown();
          }
        };
    Installation parts = installation();
    Service service = new Service(parts, new Desk(), events);
    Thread running =
        new Thread(
            () -> {
              try {
                service.run(Service.mailboxes(parts), List.of());
              } catch (InterruptedException e) {
                // it was ended
              }
            });
    running.start();
    try {
      assertThat(all.await(2, TimeUnit.MINUTES)).as("every mailbox was synchronized").isTrue();
      assertThat(runners).hasSizeLessThanOrEqualTo(3);
      assertThat(threadsOfTheService()).isLessThanOrEqualTo(3 + 1);
    } finally {
      running.interrupt();
      running.join();
    }
    assertThat(threadsOfTheService()).isZero();
  }

  private static long threadsOfTheService() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mailpromoter-run"))
        .count();
  }
}

package org.mailpromoter.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.spi.loading.PluginLoader;

/** A small installation in a folder, over our own plugins. */
public final class SampleInstallation {
  /** What time it is there. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private SampleInstallation() {}

  /** One user, one queue, two mailboxes, one sink; nothing was read yet. */
  public static Installation in(Path folder) throws Exception {
    Files.createDirectory(folder.resolve("mail"));
    Path file =
        Files.writeString(
            folder.resolve("mailpromoter.yaml"),
            """
            servers: {here: {connector: file}}
            mailboxes:
              anna: {server: here, path: mail, owner: anna}
              support: {server: here, path: mail, owner: queue:support}
            users: {anna: {addresses: [anna@x.example]}}
            queues: {support: {addresses: [support@x.example]}}
            sinks: {crm: {kind: jsonl, file: out.jsonl}}
            """);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    return new Installation(reader.read(file), maker, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}

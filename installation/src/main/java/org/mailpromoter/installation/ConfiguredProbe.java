package org.mailpromoter.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.deployment.Connection;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.DirectoryDeployment;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;

/**
 * A probe of a plugin for a part of the configuration. It is not guarded.
 *
 * @param kind what it asks
 * @param provider the name of the connector, or the kind of the directory or sink
 * @param name the name of the part in the configuration
 * @param probe the probe
 * @param places what the configuration says about where the part is: addresses, hosts, ids
 */
public record ConfiguredProbe(
    Kind kind, String provider, String name, Probe probe, Set<String> places) {
  /** What a probe asks. */
  public enum Kind {
    /** A mailbox. */
    MAILBOX,
    /** A record directory. */
    DIRECTORY,
    /** A sink. */
    SINK
  }

  /** Copies the set. */
  public ConfiguredProbe {
    places = Set.copyOf(places);
  }

  static List<ConfiguredProbe> all(Deployment deployment) {
    List<ConfiguredProbe> all = new ArrayList<>();
    deployment.mailboxes().forEach(each -> ofMailbox(each).ifPresent(all::add));
    deployment.directories().forEach(each -> ofDirectory(each).ifPresent(all::add));
    deployment.sinks().forEach(each -> ofSink(each).ifPresent(all::add));
    return all;
  }

  private static Optional<ConfiguredProbe> ofMailbox(MailboxDeployment mailbox) {
    Connection to = mailbox.connection();
    String name = mailbox.id().value();
    Set<String> places =
        ConfiguredPlaces.of(
            Stream.of(
                new ConfiguredPlaces.Section(to.connector().serverKeys(), to.server()),
                new ConfiguredPlaces.Section(to.connector().mailboxKeys(), to.login())));
    return made(
            "a probe of the connector '" + mailbox.connector() + "'",
            () -> to.connector().probe(name, to.server(), to.login()))
        .map(probe -> new ConfiguredProbe(Kind.MAILBOX, mailbox.connector(), name, probe, places));
  }

  private static Optional<ConfiguredProbe> ofDirectory(DirectoryDeployment directory) {
    Set<String> places =
        ConfiguredPlaces.of(
            Stream.of(
                new ConfiguredPlaces.Section(directory.factory().keys(), directory.config())));
    return made(
            "a probe of the record directory '" + directory.kind() + "'",
            () -> directory.factory().probe(directory.name(), directory.config()))
        .map(
            probe ->
                new ConfiguredProbe(
                    Kind.DIRECTORY, directory.kind(), directory.name(), probe, places));
  }

  private static Optional<ConfiguredProbe> ofSink(SinkDeployment sink) {
    String name = sink.id().value();
    Set<String> places =
        ConfiguredPlaces.of(
            Stream.of(new ConfiguredPlaces.Section(sink.factory().keys(), sink.config())));
    return made(
            "a probe of the sink '" + sink.kind() + "'",
            () -> sink.factory().probe(name, sink.config()))
        .map(probe -> new ConfiguredProbe(Kind.SINK, sink.kind(), name, probe, places));
  }

  /** What cannot be made says why when it is asked. */
  private static Optional<Probe> made(String what, Supplier<@Nullable Optional<Probe>> maker) {
    try {
      return ForeignPart.made(what, maker);
    } catch (SecretException e) {
      return Optional.of(
          () -> {
            throw new ProbeException(e.code(), e.sentence(), e);
          });
    } catch (IllegalArgumentException e) {
      return Optional.of(
          () -> {
            throw new ProbeException(
                ForeignFault.PROBE_DEFECT, String.valueOf(e.getMessage()) + ".", e);
          });
    }
  }
}

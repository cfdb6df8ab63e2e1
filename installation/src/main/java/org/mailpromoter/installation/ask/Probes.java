package org.mailpromoter.installation.ask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.ForeignCallException;
import org.mailpromoter.core.guard.ForeignCalls;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.installation.ConfiguredProbe;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/**
 * Asks servers whether they are as the plugins assume. Nothing is changed, there or here, and no
 * storage is needed.
 */
public final class Probes {
  /** A dozen requests to a busy server, with its pauses. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private Probes() {}

  /**
   * The parts that a probe asks.
   *
   * @param provider the name of a connector, or a kind of directories or sinks
   * @param name the name of one part; empty for all
   * @throws NotFoundException if nothing of the provider, or of that name, has a probe
   */
  public static List<Part> of(Installation parts, String provider, Optional<String> name)
      throws NotFoundException {
    List<ConfiguredProbe> all = parts.probes();
    List<ConfiguredProbe> provided =
        all.stream().filter(each -> each.provider().equals(provider)).toList();
    if (provided.isEmpty()) {
      List<String> known = all.stream().map(ConfiguredProbe::provider).distinct().sorted().toList();
      throw NotFoundException.among(NotFoundException.Kind.PROBE, provider, known);
    }
    List<Part> chosen =
        numbered(provided).stream()
            .filter(each -> name.isEmpty() || name.get().equals(each.name()))
            .toList();
    if (chosen.isEmpty()) {
      List<String> known = provided.stream().map(ConfiguredProbe::name).distinct().toList();
      throw NotFoundException.among(NotFoundException.Kind.PROBED_PART, name.orElse(""), known)
          .within(provider);
    }
    return chosen;
  }

  /** Each kind has its own numbers. */
  private static List<Part> numbered(List<ConfiguredProbe> provided) {
    List<Part> numbered = new ArrayList<>();
    for (ConfiguredProbe each : provided) {
      long before = numbered.stream().filter(part -> part.kind() == each.kind()).count();
      numbered.add(new Part(each, (int) before + 1));
    }
    return numbered;
  }

  /** A part that can be asked. Its name may be that of a person: a shared report has the number. */
  public static final class Part {
    private final ConfiguredProbe probe;
    private final int number;

    /**
     * A part.
     *
     * @param number its number among the parts of its kind and provider, from 1
     */
    public Part(ConfiguredProbe probe, int number) {
      this.probe = probe;
      this.number = number;
    }

    /** What it is. */
    public ConfiguredProbe.Kind kind() {
      return probe.kind();
    }

    /** Its name in the configuration. */
    public String name() {
      return probe.name();
    }

    /** Its number among the parts of its kind and provider, from 1. */
    public int number() {
      return number;
    }

    /** Asks its server now. */
    public Answer ask() {
      ReportRedaction redaction = new ReportRedaction(probe.places());
      ForeignCalls calls =
          new ForeignCalls("probe-" + probe.name(), probe.probe().getClass().getClassLoader());
      try {
        return Answer.of(this, calls.ask(DEADLINE, () -> redaction.of(probe.probe().ask())));
      } catch (ForeignCallException e) {
        return Answer.failed(this, failure(e));
      }
    }

    private Faulted failure(ForeignCallException e) {
      if (e.getCause() instanceof Faulted failure) {
        return failure;
      }
      ForeignFault fault =
          switch (e.kind()) {
            case THREW -> ForeignFault.PROBE_DEFECT;
            case HANGS, BLOCKED -> ForeignFault.PROBE_HANGS;
          };
      return new ProbeException(
          fault, "The probe of " + probe.name() + " failed: " + e.sentence() + ".", e);
    }
  }

  /**
   * What a part answered.
   *
   * @param part the part
   * @param report what was seen, redacted; empty after a failure
   * @param failure why nothing was asked, for the person who asks: it is never shared, because it
   *     may have words of a server, places and names
   */
  public record Answer(Part part, ProbeReport report, Optional<Faulted> failure) {
    static Answer of(Part part, ProbeReport report) {
      return new Answer(part, report, Optional.empty());
    }

    static Answer failed(Part part, Faulted failure) {
      return new Answer(part, new ProbeReport(List.of(), List.of()), Optional.of(failure));
    }

    /** What a shared report says of the failure, which is its code only; empty without one. */
    public Optional<String> sharedFailure() {
      return failure.map(each -> "Nothing was asked: " + each.code().id() + ".");
    }
  }
}

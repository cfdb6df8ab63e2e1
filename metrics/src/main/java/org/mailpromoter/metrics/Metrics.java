package org.mailpromoter.metrics;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.ServiceEvents;
import org.mailpromoter.web.Answered;

/** The figures of a process. Thread-safe. */
public final class Metrics {
  private static final Family JOBS =
      Family.gauge("mailpromoter_jobs", "Jobs that run or wait, by their kind.", "kind");

  private final ServiceMetrics service = new ServiceMetrics();
  private final WebMetrics web = new WebMetrics();
  private final Supplier<Map<String, Long>> jobs;
  private final List<Source> sources;

  /** Writes families when they are asked for. */
  interface Source {
    void write(Exposition out);
  }

  /**
   * The figures of a process.
   *
   * @param desk lends the open storage, or not
   * @param clock the time
   * @param jobs how many jobs run or wait, by a bounded set of kinds
   */
  public Metrics(Desk desk, InstantSource clock, Supplier<Map<String, Long>> jobs) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.sources =
        List.of(service, web, new StorageMetrics(desk, clock), this::writeJobs, new JvmMetrics());
  }

  /** Learns from the events of the service. */
  public ServiceEvents serviceEvents() {
    return service;
  }

  /** Learns from the requests that the server answered. */
  public Consumer<Answered> answered() {
    return web;
  }

  private void writeJobs(Exposition out) {
    out.family(JOBS);
    jobs.get().forEach((kind, number) -> out.sample(JOBS, List.of(kind), number));
  }

  /** All of them in the text format of Prometheus. */
  String text() {
    Exposition out = new Exposition();
    sources.forEach(each -> each.write(out));
    return out.toString();
  }
}

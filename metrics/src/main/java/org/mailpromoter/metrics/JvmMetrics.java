package org.mailpromoter.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;

/** The Java virtual machine. The names are those of Prometheus' own client. */
final class JvmMetrics implements Metrics.Source {
  private static final double MILLIS = 1_000;

  private static final Family USED =
      Family.gauge("jvm_memory_used_bytes", "Memory in use.", "area");
  private static final Family MOST =
      Family.gauge("jvm_memory_max_bytes", "Memory that may be used.", "area");
  private static final Family THREADS = Family.gauge("jvm_threads_current", "Threads.");
  private static final Family COLLECTIONS =
      Family.counter("mailpromoter_jvm_gc_collections_total", "Collections of garbage.", "gc");
  private static final Family COLLECTING =
      Family.counter(
          "mailpromoter_jvm_gc_collection_seconds_total", "Time for collecting garbage.", "gc");
  private static final Family STARTED =
      Family.gauge("process_start_time_seconds", "When the process was started.");

  @Override
  public void write(Exposition out) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    out.family(USED)
        .sample(USED, List.of("heap"), memory.getHeapMemoryUsage().getUsed())
        .sample(USED, List.of("nonheap"), memory.getNonHeapMemoryUsage().getUsed());
    out.family(MOST).sample(MOST, List.of("heap"), memory.getHeapMemoryUsage().getMax());
    out.family(THREADS)
        .sample(THREADS, List.of(), ManagementFactory.getThreadMXBean().getThreadCount());
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    out.family(COLLECTIONS);
    collectors.forEach(
        each -> out.sample(COLLECTIONS, List.of(each.getName()), each.getCollectionCount()));
    out.family(COLLECTING);
    collectors.forEach(
        each -> out.sample(COLLECTING, List.of(each.getName()), each.getCollectionTime() / MILLIS));
    out.family(STARTED)
        .sample(STARTED, List.of(), ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
  }
}

package org.mailpromoter.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertLog;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.store.AlertOutbox;

/**
 * Keeps alerts in memory. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryAlertLog implements AlertLog {
  private final TreeMap<PageKey, Alert> alerts = new TreeMap<>();
  private final InMemoryAlertOutbox outbox = new InMemoryAlertOutbox(this);
  private long number;

  /** An empty log. */
  public InMemoryAlertLog() {}

  /** The alerts that wait for activity sinks. */
  public AlertOutbox outbox() {
    return outbox;
  }

  /** Returns the number of the alert that was raised last, 0 if there was none. */
  synchronized long lastNumber() {
    return number;
  }

  /** Returns the alerts that were raised after the one with a number, with their own numbers. */
  synchronized List<Map.Entry<Long, Alert>> after(long other, int limit) {
    return alerts.entrySet().stream()
        .filter(each -> each.getKey().number() > other)
        .sorted(Comparator.comparing(each -> each.getKey().number()))
        .limit(limit)
        .map(each -> Map.entry(each.getKey().number(), each.getValue()))
        .toList();
  }

  @Override
  public synchronized void raise(Alert alert) {
    number++;
    alerts.put(new PageKey(alert.at().toEpochMilli(), number), alert);
  }

  @Override
  public synchronized boolean raiseOnce(Alert alert, Duration window) {
    boolean kept = alert.level() == Alert.Level.INFORMATION || !isKnown(alert, window);
    if (kept) {
      raise(alert);
    }
    return kept;
  }

  private boolean isKnown(Alert alert, Duration window) {
    Instant since = alert.at().minus(window);
    return latest(Integer.MAX_VALUE).stream()
        .takeWhile(each -> each.at().isAfter(since))
        .takeWhile(
            each -> each.level() != Alert.Level.INFORMATION || !each.about().equals(alert.about()))
        .filter(each -> each.level().number() <= alert.level().number())
        .anyMatch(each -> each.code().equals(alert.code()) && each.text().equals(alert.text()));
  }

  @Override
  public synchronized Page<Alert> list(PageKey from, int limit) {
    List<Map.Entry<PageKey, Alert>> found =
        alerts.headMap(from, false).entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
            .limit(limit + 1L)
            .map(Map.Entry::copyOf)
            .toList();
    return Page.of(found, limit, Map.Entry::getKey).map(Map.Entry::getValue);
  }

  @Override
  public synchronized List<Alert> lasting() {
    Set<String> told = new HashSet<>();
    return latest(Integer.MAX_VALUE).stream()
        .filter(each -> each.course() != Alert.Course.HAPPENED && told.add(each.about()))
        .filter(each -> each.course() == Alert.Course.LASTS)
        .toList();
  }

  @Override
  public synchronized int deleteBefore(Instant time) {
    int before = alerts.size();
    alerts.values().removeIf(each -> each.at().isBefore(time));
    return before - alerts.size();
  }
}

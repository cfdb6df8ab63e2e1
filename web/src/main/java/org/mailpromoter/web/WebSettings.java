package org.mailpromoter.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a server is started.
 *
 * @param sites the listeners and what answers there, at least one
 * @param limits what it accepts at most
 * @param answered is told about each request after its answer, on any thread; must be fast
 */
public record WebSettings(List<Site> sites, Limits limits, Consumer<Answered> answered) {
  /** Rejects nulls and settings without a site. */
  public WebSettings {
    sites = List.copyOf(sites);
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(answered, "answered");
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("A server has at least one site.");
    }
  }

  /** One handler at several listeners, with the usual limits. */
  public static WebSettings of(List<Listener> listeners, Handler handler) {
    return new WebSettings(
        listeners.stream().map(each -> new Site(each, handler)).toList(),
        Limits.usual(),
        answered -> {});
  }
}

package org.mailpromoter.service;

/**
 * Receives events of the service. Called by all its threads; a slow listener slows the service.
 * Examples are a log, a status page and a counter.
 */
@FunctionalInterface
public interface ServiceEvents {
  /** Something happened. */
  void happened(ServiceEvent event);
}

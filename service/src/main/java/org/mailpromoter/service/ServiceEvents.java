package org.mailpromoter.service;

/**
 * Is told what the service does. Called by every thread of it; what is slow here makes it slow. A
 * log, a page for people and a counter are listeners alike.
 */
@FunctionalInterface
public interface ServiceEvents {
  /** Something happened. */
  void happened(ServiceEvent event);
}

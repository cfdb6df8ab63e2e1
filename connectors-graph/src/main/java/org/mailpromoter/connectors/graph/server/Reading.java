package org.mailpromoter.connectors.graph.server;

/** How folders are read. */
public enum Reading {
  /** By their changes: one request brings what is new, also what was moved in. */
  DELTA,
  /** By the time of receipt. */
  LIST
}

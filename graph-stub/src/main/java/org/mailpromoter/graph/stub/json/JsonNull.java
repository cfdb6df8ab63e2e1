package org.mailpromoter.graph.stub.json;

/** The value {@code null} of JSON. */
public enum JsonNull {
  /** The only one. */
  NULL
}

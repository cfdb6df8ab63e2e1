package org.mailpromoter.testkit;

import java.util.Set;
import org.mailpromoter.spi.probe.Probe;

/**
 * A probe with a server that it can ask and that holds something to talk about.
 *
 * @since 0.1
 */
public interface ProbeUnderTest extends AutoCloseable {
  /** The probe; the same one at each call. */
  Probe probe();

  /** What no report may hold: the host, addresses, subjects, ids and tokens of the server. */
  Set<String> secrets();

  /** Whether the server is as it was before the probe asked, and was only asked to read. */
  boolean isUnchanged();

  @Override
  void close();
}

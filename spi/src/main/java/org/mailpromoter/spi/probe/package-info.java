/**
 * Probes: what a plugin assumes of the servers that it talks to, checked on the user's own. A
 * factory offers a {@link org.mailpromoter.spi.probe.Probe} for a configured part; the host runs it
 * when a person asks for it, and shows the {@link org.mailpromoter.spi.probe.ProbeReport}.
 */
@NullMarked
package org.mailpromoter.spi.probe;

import org.jspecify.annotations.NullMarked;

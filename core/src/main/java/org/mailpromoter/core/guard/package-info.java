/**
 * Stands between the engine and parts of plugins: strategies, directories, connectors and sinks,
 * each behind a guard that implements the same port or offers the same calls. What a part throws,
 * answers against its contract or never answers becomes a failure of that part only. It knows the
 * ports, which are words, and none of the packages that call them.
 */
@NullMarked
package org.mailpromoter.core.guard;

import org.jspecify.annotations.NullMarked;

/**
 * A store that keeps everything in memory, for tests and for programs that need no database. It
 * keeps the same contract as every other store, implements the ports, and knows nothing of the line
 * that calls them; what it keeps is gone with the process.
 */
@NullMarked
package org.mailpromoter.core.memory;

import org.jspecify.annotations.NullMarked;

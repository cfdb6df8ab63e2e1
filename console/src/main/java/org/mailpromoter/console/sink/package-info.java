/** Sinks: what waits for them, what they did not accept, and telling them once more. */
@NullMarked
package org.mailpromoter.console.sink;

import org.jspecify.annotations.NullMarked;

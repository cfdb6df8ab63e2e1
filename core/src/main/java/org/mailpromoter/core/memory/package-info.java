/**
 * The whole pipeline in memory, for programs that embed the decisions and for tests: {@link
 * org.mailpromoter.core.memory.Promoter} decides messages that a program passes in. No other
 * package depends on it; its data is lost when the process ends.
 */
@NullMarked
package org.mailpromoter.core.memory;

import org.jspecify.annotations.NullMarked;

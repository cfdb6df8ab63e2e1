/**
 * The whole line with everything kept in memory, for programs that embed the decisions and for
 * tests: {@link org.mailpromoter.core.memory.Promoter} decides messages that a program has at hand.
 * It stands next to the line and is known by nobody on it; what it keeps is gone with the process.
 */
@NullMarked
package org.mailpromoter.core.memory;

import org.jspecify.annotations.NullMarked;

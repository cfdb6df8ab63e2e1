/** What the console asks of the program that has commands. */
@NullMarked
package org.mailpromoter.console.twin;

import org.jspecify.annotations.NullMarked;

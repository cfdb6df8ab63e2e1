/** Help: what each reason means and what to do, what the program consists of, its API. */
@NullMarked
package org.mailpromoter.console.help;

import org.jspecify.annotations.NullMarked;

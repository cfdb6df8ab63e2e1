/** Long work that pages begin: its progress, its end, and the way to its result. */
@NullMarked
package org.mailpromoter.console.job;

import org.jspecify.annotations.NullMarked;

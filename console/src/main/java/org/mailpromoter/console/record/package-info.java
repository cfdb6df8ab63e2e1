/** Records, and whose an address is. */
@NullMarked
package org.mailpromoter.console.record;

import org.jspecify.annotations.NullMarked;

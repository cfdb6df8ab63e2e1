/** Personal options: which mail of a user or queue is tracked. */
@NullMarked
package org.mailpromoter.console.option;

import org.jspecify.annotations.NullMarked;

/** Mail that goes out: the outbox, each mail with what servers said, and writing one. */
@NullMarked
package org.mailpromoter.console.outgoing;

import org.jspecify.annotations.NullMarked;

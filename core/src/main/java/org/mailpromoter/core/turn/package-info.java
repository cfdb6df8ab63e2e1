/**
 * Who may work on a mailbox: a process joins the work with a storage as a {@link
 * org.mailpromoter.core.turn.Worker}, takes the {@link org.mailpromoter.core.turn.Turn} of a
 * mailbox for each run, and states it with every write of the run.
 */
@NullMarked
package org.mailpromoter.core.turn;

import org.jspecify.annotations.NullMarked;

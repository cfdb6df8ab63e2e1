/** The first page: what needs attention, the mailboxes, and what became of mail. */
@NullMarked
package org.mailpromoter.console.overview;

import org.jspecify.annotations.NullMarked;

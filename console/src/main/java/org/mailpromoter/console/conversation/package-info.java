/** A conversation as a tree: what answers what, and how that is known. */
@NullMarked
package org.mailpromoter.console.conversation;

import org.jspecify.annotations.NullMarked;

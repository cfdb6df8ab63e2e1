/**
 * The door for programs that embed the decisions: a {@link
 * org.mailpromoter.core.embedding.Promoter} decides messages that a program has at hand, with
 * everything kept in memory. It puts the whole line together, and nobody on the line knows it.
 */
@NullMarked
package org.mailpromoter.core.embedding;

import org.jspecify.annotations.NullMarked;

/**
 * Proposes mail to a person who answers another mail or passes it on ({@link
 * org.mailpromoter.composer.proposal.Proposals}): to whom it goes, its subject, what it quotes.
 * Everything in it can be changed before it becomes a {@link
 * org.mailpromoter.composer.Composition}. This package reads nothing and sends nothing.
 */
@NullMarked
package org.mailpromoter.composer.proposal;

import org.jspecify.annotations.NullMarked;

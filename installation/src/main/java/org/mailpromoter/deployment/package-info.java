/**
 * Reads {@code mailpromoter.yaml} and makes a {@link org.mailpromoter.deployment.Deployment} of it,
 * or refuses it with every problem at once, each with file, line and key. Personal choices are laid
 * over the file here too. Nothing here connects to anything.
 */
@NullMarked
package org.mailpromoter.deployment;

import org.jspecify.annotations.NullMarked;

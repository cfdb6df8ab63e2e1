/**
 * Finds plugins on the class path and in a folder, and refuses those that do not fit, each with a
 * reason, while the others go on. For the host and for tools that embed it; plugins cannot see this
 * package.
 */
@NullMarked
package org.mailpromoter.spi.loading;

import org.jspecify.annotations.NullMarked;

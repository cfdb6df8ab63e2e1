/**
 * Finds plugins on the class path and in a folder, and rejects unsuitable ones with a reason,
 * without affecting the others. For the host and for tools that embed it; plugins cannot see this
 * package.
 */
@NullMarked
package org.mailpromoter.spi.loading;

import org.jspecify.annotations.NullMarked;

/** How commands end: with which exit code, by a failure, or because a signal asks for it. */
@NullMarked
package org.mailpromoter.app.exit;

import org.jspecify.annotations.NullMarked;

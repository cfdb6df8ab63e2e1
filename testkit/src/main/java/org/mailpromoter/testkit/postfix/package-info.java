/** A real mail transfer agent on loopback for tests. */
@NullMarked
package org.mailpromoter.testkit.postfix;

import org.jspecify.annotations.NullMarked;

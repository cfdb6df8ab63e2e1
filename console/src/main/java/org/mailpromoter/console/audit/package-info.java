/** The audit log. */
@NullMarked
package org.mailpromoter.console.audit;

import org.jspecify.annotations.NullMarked;

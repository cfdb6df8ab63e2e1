/**
 * Runs code of plugins so that what it throws, and how long it takes, costs that part only. It
 * stands next to the line: the packages that call a plugin use it, and it knows none of them.
 */
@NullMarked
package org.mailpromoter.core.guard;

import org.jspecify.annotations.NullMarked;

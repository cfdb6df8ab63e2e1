/**
 * Runs plugin code so that its exceptions and delays affect only that part. The packages that call
 * plugins use it; it does not depend on them.
 */
@NullMarked
package org.mailpromoter.core.guard;

import org.jspecify.annotations.NullMarked;

/**
 * Changes to an installation, one class for each kind. A change takes the {@link
 * org.mailpromoter.core.activity.Actor} who makes it, and returns what it did.
 */
@NullMarked
package org.mailpromoter.installation.change;

import org.jspecify.annotations.NullMarked;

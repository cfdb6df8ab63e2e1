/**
 * Makes ports fail on purpose, at a step that is counted: stores and mailboxes that die, refuse,
 * lie or hang. For tests of what is left when something fails.
 */
@NullMarked
package org.mailpromoter.testkit.fault;

import org.jspecify.annotations.NullMarked;
